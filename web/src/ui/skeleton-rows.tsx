import { Skeleton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import classes from './skeleton-rows.module.css';

/** Bars in place of rows that are still loading, as high as the rows will be, so that nothing jumps. */
export function SkeletonRows({ rows = 8, rowHeight = 44 }: { rows?: number; rowHeight?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row} style={{ height: rowHeight }}>
          <Skeleton circle height={20} width={20} />
          <Skeleton height={10} width={`${24 + ((row * 37) % 23)}%`} />
          <Skeleton height={10} width={`${10 + ((row * 17) % 11)}%`} visibleFrom="sm" />
          <Skeleton height={10} width={60} ml="auto" />
        </div>
      ))}
    </div>
  );
}
