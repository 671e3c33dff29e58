import { Link } from '@tanstack/react-router';
import classes from './person-link.module.css';

/** A segment's name, leading to it. */
export function SegmentLink({ segment }: { segment: { key: string; name: string } }) {
  return (
    <Link to="/segments/$key" params={{ key: segment.key }} className={classes.plain}>
      {segment.name}
    </Link>
  );
}
