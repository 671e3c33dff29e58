import type { ReactNode } from 'react';
import classes from './bare-page.module.css';

/** A page without navigation: one column in the middle. */
export function BarePage({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <main id="main" className={classes.root}>
      <div className={classes.column} data-wide={wide || undefined}>
        {children}
      </div>
    </main>
  );
}
