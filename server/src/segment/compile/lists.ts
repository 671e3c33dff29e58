import type { Scalar } from '@segue/shared/segment';
import { type SqlFragment, sql } from '../../db/sql.ts';
import type { Comparison, ComparisonInput } from './values.ts';

/**
 * Comparisons with lists of values, which may be 10 000 long: the values are one parameter and one hash table, not as
 * many conditions. A list has values of one kind.
 */
interface Reading {
  /** The value as what is compared; null where it cannot be. */
  of(x: SqlFragment): SqlFragment;
  /** The values of the list in the same form, as rows. */
  readonly rows: SqlFragment;
}

/** Whether the value is one of the list. */
export function compareAnyOf(input: ComparisonInput, values: readonly Scalar[]): Comparison {
  const { of, rows } = readingOf(input, values);
  return { holds: (x) => sql`${of(x)} in (${rows})`, flipsAt: null };
}

/** Whether the values that `elements` gives as `element.x` hold the whole list. */
export function holdsAll(input: ComparisonInput, values: readonly Scalar[], elements: SqlFragment): SqlFragment {
  const { of, rows } = readingOf(input, values);
  return sql`array(select ${of(sql`element.x`)} from ${elements}) @> array(${rows})`;
}

/** By the type of the field, else by that of the values (S9, S10). */
function readingOf(input: ComparisonInput, values: readonly Scalar[]): Reading {
  const { declared } = input;
  const [first] = values;
  const texts = values.map(String);
  if (declared === 'number' || (declared === null && typeof first === 'number')) {
    const rows =
      typeof first === 'number'
        ? sql`select v from unnest(${texts}::numeric[]) as v`
        : sql`select json_number(to_jsonb(v)) from unnest(${texts}::text[]) as v`;
    return { of: (x) => sql`json_number(${x})`, rows };
  }
  if (declared === 'boolean' || typeof first === 'boolean') {
    return {
      of: (x) => sql`lower(${x} #>> '{}')`,
      rows: sql`select lower(v) from unnest(${texts}::text[]) as v`,
    };
  }
  const folded = (text: SqlFragment): SqlFragment =>
    input.caseSensitive ? sql`trim_text(${text})` : sql`fold(${text})`;
  return {
    of: (x) =>
      sql`case when jsonb_typeof(${x}) not in ('object', 'array') then nullif(${folded(sql`${x} #>> '{}'`)}, '') end`,
    rows: sql`select ${folded(sql`v`)} from unnest(${texts}::text[]) as v`,
  };
}
