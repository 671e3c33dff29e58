import type { z } from 'zod';

import { didYouMean } from '../did-you-mean.ts';
import { formatIssuePath } from './issue.ts';
import type { IssueList } from './issue.ts';
import type { IssueCode, JsonType } from './texts.ts';

type ZodIssue = z.core.$ZodIssue;

/** Texts given as `error` in a schema: they name the sentence to use, which takes no arguments. */
const ownCodes = [
  'bad_value',
  'bad_count_value',
  'bad_measure',
  'bad_text_match_value',
  'bad_known_for',
  'bad_emails',
  'bad_match',
  'unknown_version',
] as const satisfies readonly IssueCode[];

const jsonTypes: Readonly<Record<string, JsonType>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

/** Translates what the schema library found into our own sentences; `input` is what was parsed. */
export function addZodIssues(found: readonly ZodIssue[], input: unknown, issues: IssueList): void {
  for (const issue of found) addZodIssue(issue, input, issues);
}

function addZodIssue(issue: ZodIssue, input: unknown, issues: IssueList): void {
  const path = formatIssuePath(issue.path);
  const value = valueAt(input, issue.path);
  if (value === undefined) return issues.add(path, 'missing');
  const own = ownCodes.find((code) => code === issue.message);
  if (own !== undefined) return issues.add(path, own);
  switch (issue.code) {
    case 'unrecognized_keys':
      return addUnknownKeys(issue.keys, issue.path, issues);
    case 'invalid_value':
      return addNotOneOf(issue.values.map(String), value, path, issues);
    case 'invalid_union':
      return addUnknownDiscriminator(issue, value, path, issues);
    case 'invalid_type':
      return addWrongType(issue.expected, value, path, issues);
    case 'too_small':
    case 'invalid_format':
      return issues.add(path, 'empty_text');
    case 'too_big':
      return addTooBig(issue.origin, Number(issue.maximum), value, path, issues);
    default:
      return issues.add(path, 'wrong_type', 'other');
  }
}

function addUnknownKeys(keys: readonly string[], path: readonly PropertyKey[], issues: IssueList): void {
  for (const key of keys) issues.add(formatIssuePath([...path, key]), 'unknown_key', key);
}

function addNotOneOf(allowed: readonly string[], value: unknown, path: string, issues: IssueList): void {
  const meant = typeof value === 'string' ? didYouMean(value, allowed) : undefined;
  issues.add(path, 'not_one_of', allowed, meant);
}

/** A tagged union was given no tag, or one it does not know. */
function addUnknownDiscriminator(
  issue: Extract<ZodIssue, { code: 'invalid_union' }>,
  value: unknown,
  path: string,
  issues: IssueList,
): void {
  const tag = issue.discriminator;
  if (tag === undefined) return issues.add(path, 'wrong_type', 'other');
  if (value === undefined) return issues.add(path, 'missing');
  const options = 'options' in issue ? (issue.options ?? []) : [];
  addNotOneOf(options.map(String), value, path, issues);
}

function addWrongType(expected: string, value: unknown, path: string, issues: IssueList): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return issues.add(path, 'not_finite');
    if (expected === 'int') return issues.add(path, 'not_whole');
  }
  issues.add(path, 'wrong_type', jsonTypes[expected] ?? 'other');
}

function addTooBig(origin: string, max: number, value: unknown, path: string, issues: IssueList): void {
  if (origin === 'array' && Array.isArray(value)) return issues.add(path, 'list_too_long', value.length, max);
  if (origin === 'string') return issues.add(path, 'text_too_long', max);
  issues.add(path, 'not_whole');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
