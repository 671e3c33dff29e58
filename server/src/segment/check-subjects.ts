import { type Condition, references, type SegmentDefinition, walkCondition } from '@segue/shared/segment';
import { SegueError } from '../errors.ts';
import { accountReads } from './account-reads.ts';

type Definitions = ReadonlyMap<string, SegmentDefinition>;

/**
 * Checks that a definition names segments of the kind that each of its conditions wants, and that a segment stays of the kind
 * it is. `before`: the definition that it replaces. Throws `segment_subject`.
 */
export function assertSubjects(
  key: string | null,
  before: SegmentDefinition | undefined,
  definition: SegmentDefinition,
  definitions: Definitions,
): void {
  const of = definition.of ?? 'person';
  if (key !== null && before !== undefined && (before.of ?? 'person') !== of) {
    throw subjectError(key, `“${key}” cannot change between people and companies; make another segment.`);
  }
  const { segments, rolledUp } = references(definition);
  for (const named of segments) {
    const isOfAccounts = definitions.get(named)?.of === 'account';
    if (rolledUp.includes(named)) {
      if (isOfAccounts)
        throw subjectError(named, `“${named}” groups companies; only people of a company can be counted.`);
    } else if (of === 'account' && !isOfAccounts) {
      throw subjectError(
        named,
        `“${named}” groups people. Ask how many people of the company are in it: { "type": "members", "segment": "${named}" }.`,
      );
    }
  }
}

/**
 * Checks that nothing that has to last counts people of an account by way of the segments that it names: the past of the others is
 * not walked through. Looks at every segment, as the one being saved may be read by others. Throws `rollup_in_lasting`.
 */
export function assertNothingLastingCounts(definitions: Definitions, extra: SegmentDefinition): void {
  for (const [key, definition] of [...definitions, [null, extra] as const]) {
    if (definition.kind === 'static') continue;
    walkCondition(definition.condition, (condition) => {
      if (condition.type !== 'lasting') return;
      const counted = countedBy(condition.condition, definitions);
      if (counted === null) return;
      const where = key === null ? 'This' : `“${key}”`;
      throw new SegueError(
        'rollup_in_lasting',
        { segment: counted, used_by: key },
        `${where} asks how long something has lasted that depends on how many people of a company are in “${counted}”; that cannot be followed back in time.`,
      );
    });
  }
}

/** The first segment whose members are counted anywhere below a condition, through any segment that it names. */
function countedBy(condition: Condition, definitions: Definitions): string | null {
  const seen = new Set<string>();
  const look = (definition: SegmentDefinition): string | null => {
    const [counted] = accountReads(definition, (key) => definitions.get(key) ?? null).rolledUp;
    if (counted !== undefined) return counted;
    for (const key of references(definition).segments) {
      const named = definitions.get(key);
      if (named === undefined || seen.has(key)) continue;
      seen.add(key);
      const found = look(named);
      if (found !== null) return found;
    }
    return null;
  };
  return look({ version: 1, kind: 'dynamic', condition });
}

function subjectError(segment: string, sentence: string): SegueError {
  return new SegueError('segment_subject', { segment }, sentence);
}
