import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Condition } from '@segue/shared/segment';
import { useRowFacts } from '../editing/editor-context.ts';
import classes from './rows.module.css';

/** How many people fit this line alone; empty until it is known. */
export function RowCount({ condition }: { readonly condition: Condition }) {
  const { t, i18n } = useLingui();
  const count = useRowFacts().counts.get(condition);
  if (count === undefined) return <span className={classes.count} />;
  return (
    <span
      className={classes.count}
      title={t`${plural(count, { one: '# person fits this line alone', other: '# people fit this line alone' })}`}
    >
      {i18n.number(count)}
    </span>
  );
}
