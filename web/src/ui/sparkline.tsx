import { sparklinePath } from './sparkline-path.ts';
import classes from './sparkline.module.css';

export interface SparklineProps {
  values: readonly number[];
  /** What the line shows, in words. */
  label: string;
  /** The value that lies at the bottom; by default the lowest. */
  floor?: number;
  width?: number;
  height?: number;
}

/** A small line without axes. One colour; the area under it is a lighter shade. */
export function Sparkline({ values, label, floor, width = 96, height = 24 }: SparklineProps) {
  const path = sparklinePath(values, width, height, floor);
  if (path === null) return <svg width={width} height={height} aria-hidden="true" />;
  return (
    <svg
      className={classes.root}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className={classes.area} d={`${path} L ${width} ${height} L 0 ${height} Z`} />
      <path className={classes.line} d={path} />
    </svg>
  );
}
