import type { Condition, PropertyFilter, SegmentDefinition } from '@segue/shared/segment';

/**
 * A few people, what is told of them, and what must follow. Worlds that share a file share a workspace and its clock:
 * the names of people, fields and events are a world's own. Who is expected is reasoned from the page on the segment
 * language; every check names the rule that decides it.
 */
export interface World {
  /** Short, for names: `numbers`. People of it are `numbers.ada`. */
  readonly name: string;
  /** Whose behaviour made us think of these situations. */
  readonly after?: string;
  readonly calls: readonly Call[];
  readonly checks: readonly Check[];
}

/** A call of the collecting API, or of the management API (`method`), arriving at an instant. */
export interface Call {
  /** When it arrives; default: the start of the file. */
  readonly arrives?: string | undefined;
  /** A collecting call, with `type`. Names of people in it are completed when it is sent. */
  readonly send?: Readonly<Record<string, unknown>> | undefined;
  readonly manage?: { readonly method: string; readonly path: string; readonly body?: unknown } | undefined;
}

export interface Check {
  /** The rule that decides: `S6`. */
  readonly rule: string;
  readonly says: string;
  readonly is: Condition | SegmentDefinition;
  /** Who is in, by instant; a plain text holds at the end of the world's calls. See `namesIn`. */
  readonly who: string | Readonly<Record<string, string>>;
}

/** Shorthand of a check. */
export const check = (rule: string, says: string, is: Check['is'], who: Check['who']): Check => ({
  rule,
  says,
  is,
  who,
});

interface Options {
  /** When it arrives; default: the start of the file. */
  readonly arrives?: string | undefined;
  /** When it happened; default: on arrival. */
  readonly at?: string | number | undefined;
  readonly id?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly [other: string]: unknown;
}

const collecting = (
  type: string,
  person: string | null,
  parts: Readonly<Record<string, unknown>>,
  { arrives, at, id, ...other }: Options,
): Call => ({
  arrives: arrives ?? (typeof at === 'string' ? at : undefined),
  send: {
    type,
    ...(person === null ? {} : { userId: person }),
    ...(at === undefined ? {} : { timestamp: at }),
    ...(id === undefined ? {} : { messageId: id }),
    ...other,
    ...parts,
  },
});

export const identify = (
  person: string | null,
  traits: Readonly<Record<string, unknown>>,
  options: Options = {},
): Call => collecting('identify', person, { traits }, options);

/** Something that happened; with only `at`, it also arrived then. */
export const track = (
  person: string | null,
  event: string,
  properties: Readonly<Record<string, unknown>> = {},
  options: Options = {},
): Call => collecting('track', person, { event, properties }, options);

export const page = (person: string, properties: Readonly<Record<string, unknown>>, options: Options = {}): Call =>
  collecting('page', person, { properties }, options);

export const group = (
  person: string,
  groupId: string,
  traits: Readonly<Record<string, unknown>> = {},
  options: Options = {},
): Call => collecting('group', person, { groupId, traits }, options);

export const alias = (person: string, previousId: string, options: Options = {}): Call =>
  collecting('alias', person, { previousId }, options);

export const manage = (method: string, path: string, body?: unknown, arrives?: string): Call => ({
  arrives,
  manage: { method, path, body },
});

/** A row of a table: the rule, what it says, the operator with its value, and who is in. */
export type Row = readonly [rule: string, says: string, part: Omit<PropertyFilter, 'property'>, who: string];

/** One person per value of a field, in this order, so that the first one declares its type (S9). */
export function valuesOfField(
  name: string,
  field: string,
  values: Readonly<Record<string, unknown>>,
  checks: readonly Row[],
  after?: string,
): World {
  return {
    name,
    ...(after === undefined ? {} : { after }),
    calls: Object.entries(values).map(([person, value]) =>
      identify(person, value === undefined ? {} : { [topOf(field)]: wrap(field, value) }),
    ),
    checks: checks.map(([rule, says, part, who]) =>
      // The tables hold the operator and its value; together with the field they make a condition.
      check(rule, says, { type: 'field', field, ...part } as Condition, who),
    ),
  };
}

/** One person per value of a property of the same event. */
export function valuesOfProperty(
  name: string,
  property: string,
  values: Readonly<Record<string, unknown>>,
  checks: readonly Row[],
  after?: string,
): World {
  const event = `Sent ${name}`;
  return {
    name,
    ...(after === undefined ? {} : { after }),
    calls: Object.entries(values).map(([person, value]) =>
      track(person, event, value === undefined ? {} : { [topOf(property)]: wrap(property, value) }),
    ),
    checks: checks.map(([rule, says, part, who]) =>
      check(rule, says, { type: 'event', event, where: [{ property, ...part }] }, who),
    ),
  };
}

const topOf = (path: string): string => path.split('.', 1)[0] ?? path;

/** `wrap('a.b', 1)` is what stands under `a`. */
function wrap(path: string, value: unknown): unknown {
  return path
    .split('.')
    .slice(1)
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** The names of people that a text means: `none`, `all`, `all but ada eve`, or the names themselves. */
export function namesIn(text: string, everybody: readonly string[]): string[] {
  if (text === 'none') return [];
  const [first, second, ...rest] = text.split(' ');
  const isRest = first === 'all' && (second === undefined || second === 'but');
  const named = isRest ? rest : text.split(' ');
  const unknown = named.filter((name) => !everybody.includes(name));
  if (unknown.length > 0) throw new Error(`Nobody is called ${unknown.join(', ')}.`);
  return (isRest ? everybody.filter((name) => !named.includes(name)) : named).toSorted();
}
