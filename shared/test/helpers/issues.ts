import type { Locale } from '../../src/segment/index.ts';
import { parseSegmentDefinition } from '../../src/segment/schema.ts';

/** What is wrong with a definition, as `path: code`; empty if nothing is. */
export function issuesOf(input: unknown): string[] {
  const parsed = parseSegmentDefinition(input);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
}

/** What is wrong with a condition as the root of a dynamic definition, paths without their `condition.`. */
export function issuesOfCondition(condition: unknown): string[] {
  return issuesOf({ version: 1, kind: 'dynamic', condition }).map((issue) => issue.replace(/^condition\.?/, ''));
}

/** The sentences that refuse a condition. */
export function sentencesFor(condition: unknown, locale: Locale): string[] {
  const parsed = parseSegmentDefinition({ version: 1, kind: 'dynamic', condition }, locale);
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message);
}
