import type { ReactNode } from 'react';
import classes from './page-body.module.css';

/** The padded, scrolling part of a page below its `PageHeader`. `narrow` keeps lines of prose and forms readable. */
export function PageBody({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={classes.scroll}>
      <div className={classes.inner} data-narrow={narrow || undefined}>
        {children}
      </div>
    </div>
  );
}
