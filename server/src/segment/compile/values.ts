import type { OperatorValue, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { durationToMicros } from '@segue/shared/segment';
import { rawSql, type SqlFragment, sql } from '../../db/sql.ts';
import { and, MICROSECOND, microsInterval, NEVER } from './context.ts';
import { compareAnyOf } from './lists.ts';

/** A comparison of one JSON value `x`: whether it holds, and when that may change by time alone. */
export interface Comparison {
  holds(x: SqlFragment): SqlFragment;
  flipsAt: ((x: SqlFragment) => SqlFragment) | null;
}

/** The right side of a comparison, readable as each type: a literal or another field of the person. */
export interface Operand {
  readonly text: SqlFragment;
  readonly json: SqlFragment;
}

export interface ComparisonInput {
  readonly operator: string;
  readonly value: OperatorValue | undefined;
  readonly caseSensitive: boolean;
  readonly timezone: string;
  /** The clock of the evaluation. */
  readonly now: SqlFragment;
  /** The declared type of the left side, when it is a field; properties follow the value's type. */
  readonly declared: ValueType | null;
  /** JSON of another field of the person, for `{ "field": … }`. */
  fieldJson(name: string): SqlFragment;
}

/** Operators that are the complement of another one: true for everybody the other is not true for (S6). */
export const COMPLEMENTS: Readonly<Record<string, ValueOperator | undefined>> = {
  is_not: 'is',
  not_contains: 'contains',
  is_none_of: 'is_any_of',
  includes_none: 'includes_any',
  is_not_set: 'is_set',
};

type Build = (input: ComparisonInput) => Comparison;

/** One row per positive operator; a missing one does not compile. */
const OPERATORS: Readonly<Record<string, Build>> = {
  is: compareEqual,
  is_any_of: (input) => compareAnyOf(input, listOf(input.value)),
  contains: (input) => textual(input, (text, value) => sql`strpos(${text}, ${value}) > 0`),
  starts_with: (input) => textual(input, (text, value) => sql`starts_with(${text}, ${value})`),
  ends_with: (input) => textual(input, (text, value) => sql`right(${text}, length(${value})) = ${value}`),
  matches: compareRegex,
  gt: (input) => numeric(input, '>'),
  gte: (input) => numeric(input, '>='),
  lt: (input) => numeric(input, '<'),
  lte: (input) => numeric(input, '<='),
  between: compareBetween,
  on: (input) => {
    const { from, to } = dayOf(input, input.value);
    return fixed((x) => sql`(${start(x, input)} between ${from} and ${to})`);
  },
  before: (input) => fixed((x) => sql`${start(x, input)} < ${boundary(input, input.value, 'start')}`),
  after: (input) => fixed((x) => sql`${start(x, input)} > ${boundary(input, input.value, 'end')}`),
  within_last: (input) => relative(input, 'within_last'),
  more_than_ago: (input) => relative(input, 'more_than_ago'),
  within_next: (input) => relative(input, 'within_next'),
  more_than_ahead: (input) => relative(input, 'more_than_ahead'),
  anniversary_within_next: compareAnniversary,
  is_set: () =>
    fixed((x) => sql`(jsonb_typeof(${x}) <> 'null' and ${x} <> '[]'::jsonb and trim_text(${x} #>> '{}') <> '')`),
  includes_any: (input) => compareAnyOf({ ...input, declared: null }, listOf(input.value)),
};

export function comparisonFor(input: ComparisonInput): Comparison {
  const build = OPERATORS[input.operator];
  if (!build) throw new Error(`There is no operator "${input.operator}".`);
  return build(input);
}

function fixed(holds: (x: SqlFragment) => SqlFragment): Comparison {
  return { holds, flipsAt: null };
}

export function listOf(value: OperatorValue | undefined): readonly Scalar[] {
  if (Array.isArray(value)) return value as readonly Scalar[];
  return typeof value === 'object' || value === undefined ? [] : [value as Scalar];
}

function isFieldReference(value: OperatorValue | undefined): value is { field: string } {
  return typeof value === 'object' && !Array.isArray(value) && 'field' in value;
}

/** Equality by the type of the field, else by the type of the value (S9, S10). */
function compareEqual(input: ComparisonInput): Comparison {
  const { value, declared } = input;
  if (declared === 'number' || (declared === null && typeof value === 'number')) return numeric(input, '=');
  if (typeof value === 'boolean' || declared === 'boolean') {
    const right = isFieldReference(value)
      ? sql`(${input.fieldJson(value.field)} #>> '{}')`
      : sql`${String(value)}::text`;
    return fixed((x) => sql`lower(${x} #>> '{}') = lower(${right})`);
  }
  return textual(input, (text, right) => sql`(${text} = ${right} and ${right} <> '')`, rawSql('false'));
}

/** S8: without regard to case and surrounding spaces, unless case_sensitive. */
function textual(
  input: ComparisonInput,
  compare: (text: SqlFragment, value: SqlFragment) => SqlFragment,
  whenEmpty?: SqlFragment,
): Comparison {
  const folded = (text: SqlFragment): SqlFragment =>
    input.caseSensitive ? sql`trim_text(${text})` : sql`fold(${text})`;
  const { value } = input;
  if (isFieldReference(value)) {
    const right = folded(sql`${input.fieldJson(value.field)} #>> '{}'`);
    return fixed((x) => sql`(${compare(folded(sql`${x} #>> '{}'`), right)} and ${right} <> '' and ${isScalar(x)})`);
  }
  if (String(value).trim() === '')
    return whenEmpty ? fixed(() => whenEmpty) : comparisonFor({ ...input, operator: 'is_set' });
  const right = folded(sql`${String(value)}::text`);
  return fixed((x) => sql`(${compare(folded(sql`${x} #>> '{}'`), right)} and ${x} #>> '{}' <> '' and ${isScalar(x)})`);
}

/** An object is no text, although PostgreSQL would write it out as one (S9). Asked last: few values get that far. */
function isScalar(x: SqlFragment): SqlFragment {
  return sql`jsonb_typeof(${x}) not in ('object', 'array')`;
}

/** The pattern was checked at save to run in linear time (S12). */
function compareRegex(input: ComparisonInput): Comparison {
  const operator = rawSql(input.caseSensitive ? '~' : '~*');
  const pattern = sql`${String(input.value)}::text`;
  return fixed(
    (x) => sql`(trim_text(${x} #>> '{}') ${operator} ${pattern} and ${x} #>> '{}' <> '' and ${isScalar(x)})`,
  );
}

function numeric(input: ComparisonInput, operator: '=' | '>' | '>=' | '<' | '<='): Comparison {
  const right = numberOf(input);
  return fixed((x) => sql`json_number(${x}) ${rawSql(operator)} ${right}`);
}

function numberOf({ value, fieldJson }: ComparisonInput): SqlFragment {
  if (isFieldReference(value)) return sql`json_number(${fieldJson(value.field)})`;
  // A text may be no number; a number is one at any size.
  return typeof value === 'number'
    ? sql`${String(value)}::numeric`
    : sql`json_number(to_jsonb(${String(value)}::text))`;
}

function compareBetween(input: ComparisonInput): Comparison {
  const { value } = input;
  if (typeof value !== 'object' || !('from' in value)) throw new Error('between needs { from, to }.');
  if (typeof value.from === 'number') {
    const low = numeric({ ...input, value: value.from }, '>=');
    const high = numeric({ ...input, value: value.to }, '<=');
    return fixed((x) => and([low.holds(x), high.holds(x)]));
  }
  const from = boundary(input, value.from, 'start');
  const to = boundary(input, value.to, 'end');
  return fixed((x) => sql`(${start(x, input)} between ${from} and ${to})`);
}

function start(x: SqlFragment, input: ComparisonInput): SqlFragment {
  return sql`json_instant(${x}, ${input.timezone}::text)`;
}

function end(x: SqlFragment, input: ComparisonInput): SqlFragment {
  return sql`json_instant_end(${x}, ${input.timezone}::text)`;
}

/** A literal date, computed once per statement: the sub-select is not repeated for each row. */
function boundary(input: ComparisonInput, value: OperatorValue | undefined, which: 'start' | 'end'): SqlFragment {
  const read = which === 'start' ? start : end;
  if (isFieldReference(value)) return read(input.fieldJson(value.field), input);
  return sql`(select ${read(sql`to_jsonb(${String(value)}::text)`, input)})`;
}

/** The whole day that a value lies in, in the workspace's zone (S10). */
function dayOf(input: ComparisonInput, value: OperatorValue | undefined): { from: SqlFragment; to: SqlFragment } {
  const at = boundary(input, value, 'start');
  const zone = sql`${input.timezone}::text`;
  const midnight = sql`date_trunc('day', ${at} at time zone ${zone})`;
  const pick = (fragment: SqlFragment): SqlFragment =>
    isFieldReference(value) ? sql`(${fragment})` : sql`(select ${fragment})`;
  return {
    from: pick(sql`${midnight} at time zone ${zone}`),
    to: pick(sql`(${midnight} + interval '1 day') at time zone ${zone} - ${MICROSECOND}`),
  };
}

/**
 * Dates against the clock; a date without a time is the whole day, so it has a first and a last microsecond.
 * Reading a date out of JSON is the dear part, so it is read once: `offset 0` keeps the planner from repeating it.
 */
function relative(
  input: ComparisonInput,
  operator: 'within_last' | 'more_than_ago' | 'within_next' | 'more_than_ahead',
): Comparison {
  const { value } = input;
  if (typeof value !== 'object' || !('amount' in value)) throw new Error(`${operator} needs an amount and a unit.`);
  const span = microsInterval(durationToMicros(value));
  const read = (expression: SqlFragment) => (x: SqlFragment) =>
    sql`(select ${expression} from (select ${start(x, input)} as first, ${end(x, input)} as last offset 0) as moment)`;
  const ends = sql`moment.last + ${span} + ${MICROSECOND}`;
  switch (operator) {
    case 'within_last':
      return {
        holds: read(sql`moment.first <= ${input.now} and moment.last >= ${input.now} - ${span}`),
        flipsAt: read(sql`case when moment.first > ${input.now} then moment.first
          when moment.last >= ${input.now} - ${span} then ${ends} else ${NEVER} end`),
      };
    case 'more_than_ago':
      return {
        holds: read(sql`moment.last < ${input.now} - ${span}`),
        flipsAt: read(sql`case when moment.last >= ${input.now} - ${span} then ${ends} else ${NEVER} end`),
      };
    case 'within_next':
      return {
        holds: read(sql`moment.last >= ${input.now} and moment.first <= ${input.now} + ${span}`),
        flipsAt: read(sql`case when moment.first > ${input.now} + ${span} then moment.first - ${span}
          when moment.last >= ${input.now} then moment.last + ${MICROSECOND} else ${NEVER} end`),
      };
    case 'more_than_ahead':
      return {
        holds: read(sql`moment.first > ${input.now} + ${span}`),
        flipsAt: read(
          sql`case when moment.first > ${input.now} + ${span} then moment.first - ${span} else ${NEVER} end`,
        ),
      };
  }
}

/** The next return of a date's month and day begins within the span, or is today. */
function compareAnniversary(input: ComparisonInput): Comparison {
  const { value } = input;
  if (typeof value !== 'object' || !('amount' in value))
    throw new Error('anniversary_within_next needs an amount and a unit.');
  const span = microsInterval(durationToMicros(value));
  const zone = sql`${input.timezone}::text`;
  const today = sql`date_trunc('day', ${input.now} at time zone ${zone})`;
  const born = (x: SqlFragment): SqlFragment => sql`date_trunc('day', ${start(x, input)} at time zone ${zone})`;
  const inYears = (x: SqlFragment, more: number): SqlFragment =>
    sql`(${born(x)} + make_interval(years => (extract(year from ${today}) - extract(year from ${born(x)}))::int + ${more}::int))`;
  const next = (x: SqlFragment): SqlFragment =>
    sql`case when ${inYears(x, 0)} >= ${today} then ${inYears(x, 0)} else ${inYears(x, 1)} end`;
  const begins = (x: SqlFragment): SqlFragment => sql`((${next(x)}) at time zone ${zone})`;
  return {
    holds: (x) => sql`${begins(x)} <= ${input.now} + ${span}`,
    flipsAt: (x) => sql`case when ${begins(x)} <= ${input.now} + ${span}
      then ((${next(x)}) + interval '1 day') at time zone ${zone} else ${begins(x)} - ${span} end`,
  };
}
