import classes from './tag-badge.module.css';

/** A tag, as a quiet label. */
export function TagBadge({ tag }: { tag: string }) {
  return <span className={classes.root}>{tag}</span>;
}
