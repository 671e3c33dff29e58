import type { ExplainedCondition, Explanation, FieldValue } from '@segue/shared/api';
import { childConditions, type Condition, eventLikesOf, type SegmentDefinition } from '@segue/shared/segment';
import { fromMicros, type Instant, toMicros } from '../clock.ts';
import { bindSlots, sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { assertOfPeople } from './accounts.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileProbe, eventNameOf, type Names } from './compile/index.ts';
import { getSegment } from './read.ts';

/** Why a person is in a segment or not: each condition alone, by the same compiler that decides membership (X1). */
export async function explainMembership(
  context: Context,
  input: { key: string; personId: number },
): Promise<Explanation> {
  const { pool, workspace, clock } = context;
  const segment = await getSegment(context, input);
  assertOfPeople(input.key, segment.definition);
  const [state] = await pool.query<{ member: boolean; since: Instant; flips_at: Instant | null }>(sql`
    select st.member, st.since, st.flips_at
    from segments s join segment_states st on st.version_id = s.live_version_id and st.person_id = ${input.personId}::bigint
    where s.workspace_id = ${workspace.id}::int and s.key = ${input.key}::text`);
  if (segment.kind === 'static') {
    const condition: Condition = { type: 'everyone' };
    const member = state?.member ?? false;
    return {
      member,
      entered_at: member ? (state?.since ?? null) : null,
      next_flip_at: null,
      tree: { condition, true: member, flips_at: null },
    };
  }
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const probe = (condition: Condition): Promise<ExplainedCondition> =>
    explainCondition(context, names, segment.definition, condition, input.personId, clock.now());
  const member = state?.member ?? false;
  return {
    member,
    entered_at: member ? (state?.since ?? null) : null,
    next_flip_at: state?.flips_at ?? null,
    tree: await probe(segment.definition.condition),
  };
}

async function explainCondition(
  context: Context,
  names: Names,
  definition: SegmentDefinition,
  condition: Condition,
  personId: number,
  now: Instant,
): Promise<ExplainedCondition> {
  const statement = compileProbe({ ...definition, condition }, names);
  const [row] = await context.pool.run<ProbeRow>({
    text: statement.text,
    values: bindSlots(statement, { now, ids: [personId] }),
  });
  if (!row) throw new SegueError('person_not_found');
  const children: ExplainedCondition[] = [];
  for (const child of childConditions(condition)) {
    children.push(await explainCondition(context, names, definition, child, personId, now));
  }
  return {
    condition,
    true: row.holds,
    flips_at: row.flips_at,
    ...(children.length > 0 ? { children } : {}),
    ...evidenceOf(condition, row),
  };
}

interface ProbeRow {
  readonly holds: boolean;
  readonly flips_at: Instant | null;
  readonly value: FieldValue | null;
  readonly found: number | null;
  readonly events: readonly (readonly [id: string, occurredAt: string])[] | null;
}

/** What decided the condition: the value that was found, or what was counted and the newest of it. */
function evidenceOf(condition: Condition, row: ProbeRow): Partial<ExplainedCondition> {
  if (row.value !== null) return { value: row.value };
  const counted = eventLikesOf(condition).find((eventLike) => eventLike === condition);
  if (!counted) return {};
  const name = eventNameOf(counted);
  // The database writes its own way of the instant into JSON.
  const events = (row.events ?? []).map(([id, at]) => ({ id, name, occurred_at: fromMicros(toMicros(at)) }));
  return { found: row.found, events };
}
