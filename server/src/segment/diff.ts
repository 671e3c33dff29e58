import type { PersonSummary } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { bindSlots, sql, toStatement } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import { loadSummaries } from '../person/index.ts';
import type { Context } from '../context.ts';
import { accountsInSegment } from './accounts.ts';
import { loadCatalogue } from './catalogue.ts';
import { accountsThatFit, compileMembers } from './compile/index.ts';
import { assertUsable, parseDefinition } from './input.ts';

const SAMPLE_PEOPLE = 5;
/** More members than anybody has: the comparison wants all of them. */
const EVERYBODY = 2_000_000_000;

export interface SegmentDiff {
  entering: number;
  leaving: number;
  sample_entering: PersonSummary[];
  sample_leaving: PersonSummary[];
}

/** What saving this definition would change: +n / −m with some of the people (S27). */
export async function diffSegment(context: Context, input: { key: string; definition: unknown }): Promise<SegmentDiff> {
  const { pool, workspace, clock } = context;
  const definition = parseDefinition(input.definition);
  await assertUsable(pool, workspace.id, input.key, definition);
  const [segment] = await pool.query<{ live_version_id: number | null }>(
    sql`select live_version_id from segments where workspace_id = ${workspace.id}::int and key = ${input.key}::text`,
  );
  if (!segment) throw new SegueError('segment_not_found', { key: input.key });
  if (definition.of === 'account') return diffAccounts(context, input.key, definition);
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const members = compileMembers(definition, names, { asOf: false, shape: 'everyone' });
  const bound = bindSlots(members, { now: clock.now(), after: 0, limit: EVERYBODY });
  const current = toStatement(
    sql`select person_id from segment_states where version_id = ${{ slot: 'version' }}::int and member`,
  );
  // The two statements number their parameters apart: the second one's follow the first one's.
  const shifted = current.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + bound.length}`);
  const rows = await pool.run<{ entering: boolean; n: number; ids: number[] }>({
    text: `
      with fits as (${members.text}), inside as (${shifted})
      select inside.person_id is null as entering, count(*) as n,
             (array_agg(coalesce(fits.person_id, inside.person_id)))[1:${SAMPLE_PEOPLE}] as ids
      from fits full join inside on inside.person_id = fits.person_id
      where inside.person_id is null or fits.person_id is null
      group by 1`,
    values: [...bound, ...bindSlots(current, { version: segment.live_version_id })],
  });
  const side = async (entering: boolean): Promise<{ n: number; sample: PersonSummary[] }> => {
    const row = rows.find((found) => found.entering === entering);
    return { n: row?.n ?? 0, sample: await loadSummaries(pool, workspace.id, (row?.ids ?? []).map(Number)) };
  };
  const [entering, leaving] = [await side(true), await side(false)];
  return {
    entering: entering.n,
    leaving: leaving.n,
    sample_entering: entering.sample,
    sample_leaving: leaving.sample,
  };
}

/** The same of accounts; of those only their number is told. */
async function diffAccounts(context: Context, key: string, definition: SegmentDefinition): Promise<SegmentDiff> {
  const { pool, workspace, clock } = context;
  const names = (await loadCatalogue(pool)).namesOf(workspace.id);
  const now = sql`${clock.now()}::timestamptz`;
  const inside = await accountsInSegment(context, key);
  const [row] = await pool.query<{ entering: number; leaving: number }>(sql`
    select count(*) filter (where o.id is null) as entering, count(*) filter (where n.id is null) as leaving
    from (${accountsThatFit(definition, names, { asOf: false, now })}) as n full join (${inside}) as o on o.id = n.id`);
  return { entering: row?.entering ?? 0, leaving: row?.leaving ?? 0, sample_entering: [], sample_leaving: [] };
}
