import { useLingui } from '@lingui/react/macro';
import classes from './movement-text.module.css';

interface MovementTextProps {
  readonly entered: number;
  readonly left: number;
}

/** "+12 −3": who came in and who went out. */
export function MovementText({ entered, left }: MovementTextProps) {
  const { t, i18n } = useLingui();
  if (entered === 0 && left === 0) return <span className={classes.none}>–</span>;
  return (
    <span className={classes.root} role="img" aria-label={t`${entered} entered, ${left} left`}>
      <span className={entered > 0 ? classes.entered : classes.none}>+{i18n.number(entered)}</span>
      <span className={left > 0 ? classes.left : classes.none}>−{i18n.number(left)}</span>
    </span>
  );
}
