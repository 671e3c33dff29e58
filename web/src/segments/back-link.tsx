import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './back-link.module.css';

/** The way back to a list, above the title of one of its things. */
export function BackLink({
  to,
  label,
}: {
  readonly to: '/segments' | '/segments/templates' | '/flows';
  readonly label: string;
}) {
  return (
    <Link to={to} className={classes.root}>
      <IconChevronLeft size={14} aria-hidden />
      {label}
    </Link>
  );
}
