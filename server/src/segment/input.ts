import { didYouMean, references, reservedSegmentKeys, slugify, type SegmentDefinition } from '@segue/shared/segment';
import { parseSegmentDefinition } from '@segue/shared/segment/schema';
import type { Database } from '../db/pool.ts';
import { SegueError } from '../errors.ts';
import { loadCatalogue } from './catalogue.ts';
import { assertNothingLastingCounts, assertSubjects } from './check-subjects.ts';
import { compileAccountTotal, compileEvaluation } from './compile/index.ts';
import { loadNewestDefinitions } from './newest-definitions.ts';

/** Reads a definition from outside; throws `invalid_definition` pointing at the conditions that are wrong. */
export function parseDefinition(input: unknown): SegmentDefinition {
  const parsed = parseSegmentDefinition(input);
  if (parsed.ok) return parsed.definition;
  const [first] = parsed.issues;
  const more = parsed.issues.length > 1 ? ` (and ${parsed.issues.length - 1} more)` : '';
  throw new SegueError('invalid_definition', { issues: parsed.issues }, first ? `${first.message}${more}` : undefined);
}

const KEY = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/**
 * A key as given, or made from the name. Throws `invalid_body` for one that could not stand in a path, and `key_reserved`
 * for one under which the application shows another page.
 */
export function keyFor(input: { key?: string | undefined; name: string }): string {
  const key = input.key ?? slugify(input.name);
  if (!KEY.test(key)) {
    const sentence =
      'A key has 1 to 64 lower-case letters, digits, hyphens or underscores and begins with a letter or digit.';
    throw new SegueError('invalid_body', { issues: [{ path: 'key', message: sentence }] }, sentence);
  }
  if (reservedSegmentKeys.includes(key)) {
    const sentence = `The key “${key}” is the address of a page of the application; choose another.`;
    throw new SegueError('key_reserved', { key }, sentence);
  }
  return key;
}

/**
 * Checks a definition against the workspace: segments it names exist, no circle arises (shown in the error),
 * every condition can be compiled. `key`: the segment that the definition is for.
 */
export async function assertUsable(
  db: Database,
  workspaceId: number,
  key: string | null,
  definition: SegmentDefinition,
): Promise<void> {
  const definitions = await loadNewestDefinitions(db, workspaceId);
  const definitionsByKey = new Map(definitions.map((row) => [row.key, row.definition]));
  const before = key === null ? undefined : definitionsByKey.get(key);
  if (key !== null) definitionsByKey.set(key, definition);
  for (const segment of references(definition).segments) {
    if (definitionsByKey.has(segment)) continue;
    const near = didYouMean(segment, [...definitionsByKey.keys()]);
    const hint = near ? ` Did you mean “${near}”?` : '';
    throw new SegueError(
      'unknown_segment',
      { segment, did_you_mean: near },
      `There is no segment “${segment}”.${hint}`,
    );
  }
  assertSubjects(key, before, definition, definitionsByKey);
  if (key !== null) assertNoCircle(key, definitionsByKey);
  assertNothingLastingCounts(definitionsByKey, definition);
  if (definition.kind === 'dynamic') {
    const { namesOf } = await loadCatalogue(db);
    const names = namesOf(workspaceId);
    if (definition.of === 'account') compileAccountTotal(definition, names, { asOf: false });
    else compileEvaluation(definition, names);
  }
}

function assertNoCircle(start: string, definitionsByKey: ReadonlyMap<string, SegmentDefinition>): void {
  const visit = (key: string, path: readonly string[]): void => {
    const definition = definitionsByKey.get(key);
    if (!definition) return;
    for (const next of references(definition).segments) {
      if (next === start) {
        const circle = [...path, key, start];
        throw new SegueError(
          'segment_cycle',
          { cycle: circle },
          `The segments would refer to each other in a circle: ${circle.join(' → ')}.`,
        );
      }
      if (!path.includes(next) && next !== key) visit(next, [...path, key]);
    }
  };
  visit(start, []);
}
