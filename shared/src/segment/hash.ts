import type { Condition, Count, Duration, SegmentDefinition } from './ast.ts';
import { countBounds } from './count-bounds.ts';
import { durationToMicros } from './duration.ts';
import { normaliseDefinition } from './normalise.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Takes a definition and gives a text that is equal for two definitions which differ only in spelling: defaults
 * left out or written, "1 week" or "7 days", "more than 2" or "at least 3", nested or flat groups, their order.
 * It is a comparison key, not something to parse.
 */
export function definitionHash(definition: SegmentDefinition): string {
  const { kind, of, condition, include_anonymous } = normaliseDefinition(definition);
  // Nobody reads the condition of a static segment (S29), so it does not distinguish two of them.
  const meaning = kind === 'static' ? null : canonicalCondition(condition);
  return JSON.stringify([1, of === 'account' ? `${kind} of accounts` : kind, include_anonymous, meaning]);
}

function canonicalCondition(condition: Condition): Json {
  if (condition.type === 'lasting') {
    return ['lasting', durationToMicros(condition.for), canonicalCondition(condition.condition)];
  }
  if (condition.type !== 'group') return canonical(condition);
  const children = condition.conditions.map(canonicalCondition).sort(byText);
  // Saying a thing twice adds nothing, except where members are counted.
  const members = typeof condition.match === 'string' ? children.filter(isFirstOfItsKind) : children;
  return ['group', canonical(condition.match), members];
}

/** Sorts keys, drops undefined, and rewrites counts and durations to one spelling. */
function canonical(value: unknown, key = ''): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return canonicalList(value, key);
  if (typeof value !== 'object' || value === null) return null;
  if (key === 'count' && isCount(value)) return canonicalCount(value);
  if (isDuration(value)) return withoutDuration(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, canonical(inner, name)]);
}

/** Order means nothing among values and filters; among the steps of a sequence it is everything. */
function canonicalList(list: readonly unknown[], key: string): Json {
  const items = list.map((item) => canonical(item));
  return key === 'steps' ? items : items.sort(byText).filter(isFirstOfItsKind);
}

function canonicalCount(count: Count): Json {
  const { lo, hi, loExclusive, hiExclusive } = countBounds(count);
  return [String(lo), hi, loExclusive, hiExclusive, count.measure === undefined ? null : canonical(count.measure)];
}

/** A window or value with an amount and a unit keeps its other keys; the span itself becomes microseconds. */
function withoutDuration(value: Duration): Json {
  const { amount, unit, ...rest } = value;
  return [durationToMicros({ amount, unit }), canonical(rest)];
}

function isCount(value: object): value is Count {
  return 'operator' in value && 'value' in value;
}

function isDuration(value: object): value is Duration {
  return 'amount' in value && 'unit' in value;
}

function isFirstOfItsKind(item: Json, index: number, sorted: readonly Json[]): boolean {
  return index === 0 || JSON.stringify(sorted[index - 1]) !== JSON.stringify(item);
}

function byText(a: Json, b: Json): number {
  const left = JSON.stringify(a);
  const right = JSON.stringify(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
