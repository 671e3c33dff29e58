import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import classes from './page-pending.module.css';

/** Stands in while a page's code is being fetched: the header's height, then rows. */
export function PagePending() {
  return (
    <div>
      <div className={classes.head} />
      <SkeletonRows />
    </div>
  );
}
