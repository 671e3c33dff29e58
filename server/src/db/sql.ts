/**
 * SQL as text with holes: fragments compose, values become numbered parameters only at the end, equal values
 * with equal casts share a placeholder. There is no way to put a value into the text itself except `rawSql`, which takes only
 * text written in this repository.
 */
export interface SqlFragment {
  readonly strings: readonly string[];
  readonly values: readonly (SqlFragment | SqlValue)[];
}

export type SqlValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | null)[]
  | readonly (number | null)[]
  | readonly (boolean | null)[]
  | SqlSlot;

/** A parameter filled in when the statement runs, so that one compiled text serves many executions. */
export interface SqlSlot {
  readonly slot: string;
}

export interface Statement {
  readonly text: string;
  /** Constants, and slots to be filled in by `bindSlots`. */
  readonly values: readonly SqlValue[];
}

/** Builds a fragment. @example sql`select * from persons where id = ${id}::bigint` */
export function sql(strings: TemplateStringsArray, ...values: readonly (SqlFragment | SqlValue)[]): SqlFragment {
  return { strings, values };
}

/** Text that is part of the program, never input. */
export function rawSql(text: string): SqlFragment {
  return { strings: [text], values: [] };
}

export function joinSql(fragments: readonly SqlFragment[], separator: string): SqlFragment {
  if (fragments.length === 0) return rawSql('');
  const strings = ['', ...fragments.slice(1).map(() => separator), ''];
  return { strings, values: fragments };
}

function isFragment(value: SqlFragment | SqlValue): value is SqlFragment {
  return typeof value === 'object' && value !== null && 'strings' in value;
}

function isSlot(value: SqlValue): value is SqlSlot {
  return typeof value === 'object' && value !== null && 'slot' in value;
}

const CAST = /^::[a-z0-9_]+(\[\])?/;

/** Renders a fragment into text with `$1…$n` and its values. */
export function toStatement(fragment: SqlFragment): Statement {
  const values: SqlValue[] = [];
  const placeholders = new Map<string, number>();
  const placeholder = (value: SqlValue, cast: string): string => {
    // Batches come in arrays: comparing them would cost more than sending one of them twice.
    if (Array.isArray(value)) return `$${values.push(value)}`;
    // A parameter has one type: [null]::int[] and [null]::uuid[] are two, however equal they look here.
    const key = isSlot(value) ? `slot:${value.slot}` : `${typeof value}:${JSON.stringify(value)}${cast}`;
    let index = placeholders.get(key);
    if (index === undefined) {
      values.push(value);
      index = values.length;
      placeholders.set(key, index);
    }
    return `$${index}`;
  };
  const render = (part: SqlFragment): string => {
    let text = part.strings[0] ?? '';
    part.values.forEach((value, index) => {
      const next = part.strings[index + 1] ?? '';
      text += isFragment(value) ? render(value) : placeholder(value, CAST.exec(next)?.[0] ?? '');
      text += next;
    });
    return text;
  };
  return { text: render(fragment), values };
}

/** Fills the slots of a compiled statement; a slot without a value is a programming error. */
export function bindSlots(statement: Statement, slots: Readonly<Record<string, SqlValue>>): SqlValue[] {
  return statement.values.map((value) => {
    if (!isSlot(value)) return value;
    const bound = slots[value.slot];
    if (bound === undefined) throw new Error(`The statement needs a value for the slot "${value.slot}".`);
    return bound;
  });
}
