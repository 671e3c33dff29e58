import type { ExplainedCondition, Explanation, FieldValue } from '@segue/shared/api';
import { childConditions, type Condition, isEventLike, type SegmentDefinition } from '@segue/shared/segment';
import { fromMicros, type Instant, toMicros } from '../clock.ts';
import { bindSlots, sql, type Statement } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { assertOfPeople } from './accounts.ts';
import { loadCatalogue } from './catalogue.ts';
import { compileProbe, eventNameOf, type Names } from './compile/index.ts';
import { explainedParts } from './explained-parts.ts';
import { findNextChange } from './next-change.ts';
import { getSegment } from './read.ts';

/** Flips looked through for one condition of the tree; there may be 200 of them, so fewer than for the whole. */
const LEAF_FLIPS_MAX = 3;

interface StateRow {
  member: boolean;
  since: Instant;
}

interface Question {
  readonly context: Context;
  readonly names: Names;
  readonly definition: SegmentDefinition;
  readonly personId: number;
  readonly now: Instant;
}

/** Why a person is in a segment or not: each condition alone, by the same compiler that decides membership (X1). */
export async function explainMembership(
  context: Context,
  input: { key: string; personId: number },
): Promise<Explanation> {
  const { pool, workspace, clock } = context;
  const { personId } = input;
  const segment = await getSegment(context, input);
  assertOfPeople(input.key, segment.definition);
  const [state] = await pool.query<StateRow & { flips_at: Instant | null }>(sql`
    select st.member, st.since, st.flips_at
    from segments s join segment_states st on st.version_id = s.live_version_id and st.person_id = ${personId}::bigint
    where s.workspace_id = ${workspace.id}::int and s.key = ${input.key}::text`);
  const member = state?.member ?? false;
  const enteredAt = member ? (state?.since ?? null) : null;
  if (segment.kind === 'static') {
    const condition: Condition = { type: 'everyone' };
    const tree = { condition, true: member, flips_at: null };
    return { member, entered_at: enteredAt, next_flip_at: null, changes_at: null, tree };
  }
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const { definition } = segment;
  const question = { context, names, definition, personId, now: clock.now() };
  const tree = await explainCondition(question, definition.condition);
  const flipsAt = state?.flips_at ?? null;
  return {
    member,
    entered_at: enteredAt,
    next_flip_at: flipsAt,
    // Without a stored flip nobody will look again, whatever the conditions say of people this segment does not hold.
    ...(flipsAt === null ? { changes_at: null } : await changeOf(question, compileProbe(definition, names), member)),
    tree,
  };
}

async function explainCondition(question: Question, condition: Condition): Promise<ExplainedCondition> {
  const { context, names, definition, personId, now } = question;
  const statement = compileProbe({ ...definition, condition }, names);
  const [row] = await context.pool.run<ProbeRow>({
    text: statement.text,
    values: bindSlots(statement, { now, ids: [personId] }),
  });
  if (!row) throw new SegueError('person_not_found');
  const children = await explainEach(question, childConditions(condition));
  const parts = await explainEach(question, explainedParts(condition));
  return {
    condition,
    true: row.holds,
    flips_at: row.flips_at,
    ...(condition.type === 'group' ? {} : await leafChange(question, statement, row)),
    ...(children.length > 0 ? { children } : {}),
    ...(parts.length > 0 ? { parts } : {}),
    ...evidenceOf(condition, row),
  };
}

async function explainEach(question: Question, conditions: readonly Condition[]): Promise<ExplainedCondition[]> {
  const explained: ExplainedCondition[] = [];
  for (const condition of conditions) explained.push(await explainCondition(question, condition));
  return explained;
}

async function leafChange(
  question: Question,
  statement: Statement,
  row: ProbeRow,
): Promise<Pick<ExplainedCondition, 'changes_at'>> {
  return row.flips_at === null ? { changes_at: null } : changeOf(question, statement, row.holds, LEAF_FLIPS_MAX);
}

/** When time alone changes an answer; nothing where that could not be found out. */
async function changeOf(
  { context, personId }: Question,
  probe: Statement,
  holds: boolean,
  flipsMax?: number,
): Promise<{ changes_at?: Instant | null }> {
  const change = await findNextChange(context, probe, { personId, holds, ...(flipsMax && { flipsMax }) });
  return change.isCertain ? { changes_at: change.at } : {};
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
  if (!isEventLike(condition)) return {};
  const name = eventNameOf(condition);
  // The database writes its own way of the instant into JSON.
  const events = (row.events ?? []).map(([id, at]) => ({ id, name, occurred_at: fromMicros(toMicros(at)) }));
  return { found: row.found, events };
}
