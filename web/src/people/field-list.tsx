import type { FieldValue } from '@segue/shared/api';
import { ValueCell } from '../ui/value-cell.tsx';
import classes from './person-details.module.css';

/** Names and values, by name. */
export function FieldList({ fields, empty }: { fields: Record<string, FieldValue>; empty: string }) {
  const names = Object.keys(fields).toSorted((a, b) => a.localeCompare(b));
  if (names.length === 0) return <p className={classes.note}>{empty}</p>;
  return (
    <dl className={classes.fields}>
      {names.map((name) => (
        <div key={name} className={classes.field}>
          <dt title={name}>{name}</dt>
          <dd>
            <ValueCell value={fields[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
