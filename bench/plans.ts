import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import type { SqlValue } from '../server/src/db/sql.ts';
import { bindSlots, type Statement } from '../server/src/db/sql.ts';
import { loadCatalogue } from '../server/src/segment/catalogue.ts';
import { compileEvaluation, compileStaging } from '../server/src/segment/compile/index.ts';
import { type Bench, say } from './harness.ts';
import { BENCH_KINDS } from './kinds.ts';
import { BENCH_SEGMENTS } from './segments.ts';

const LANES = 64;
/** As many people as one transaction of evaluation has when there is much to do. */
const PEOPLE = 50;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * The plans that PostgreSQL chooses at this size. Evaluating some people looks each of them up and never reads a table
 * from end to end; a build reads what happened by event and time, in one pass of an index or of the table. Throws when a
 * plan is another, so that the run fails.
 */
export async function benchPlans(bench: Bench): Promise<void> {
  const { pool } = bench;
  const [workspace] = await pool.run<{ id: number }>({
    text: 'select id from workspaces order by id limit 1',
    values: [],
  });
  const names = (await loadCatalogue(pool)).namesOf(workspace?.id ?? 1);
  const now = new Date().toISOString();
  const ids = Array.from({ length: PEOPLE }, (_, index) => 1 + Math.floor((index * bench.size.people) / PEOPLE));
  const nothing = ids.map(() => null);
  const plan = async (statement: Statement, slots: Record<string, SqlValue>): Promise<PlanNode[]> => {
    const [row] = await pool.run<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({
      text: `explain (format json) ${statement.text}`,
      values: bindSlots(statement, slots),
    });
    return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => flatten(Plan));
  };
  const wrong: string[] = [];
  const builds = new Map<string, number>();
  for (const [key, condition] of Object.entries({ ...BENCH_SEGMENTS, ...BENCH_KINDS })) {
    const definition = definitionOf(condition);
    const some = await plan(compileEvaluation(definition, names), {
      ids,
      members: nothing,
      flips: nothing,
      now,
      keep: false,
    });
    for (const node of some) {
      const table = node['Relation Name'];
      if (table === undefined || !['events', 'persons', 'segment_states'].includes(table)) continue;
      if (node['Node Type'] === 'Seq Scan') wrong.push(`${key}: evaluating ${PEOPLE} people reads all of ${table}`);
      if (node['Index Name'] === 'events_by_type')
        wrong.push(`${key}: evaluating ${PEOPLE} people reads ${node['Index Name']}`);
    }
    const whole = await plan(compileStaging(definition, names, LANES), { version: 0, now });
    const ways = new Set(whole.filter((node) => node['Relation Name'] === 'events' || isEventIndex(node)).map(wayOf));
    const way = [...ways].sort().join(' + ') || 'no events';
    builds.set(way, (builds.get(way) ?? 0) + 1);
  }
  say(`plans: builds by way of reading events: ${[...builds].map(([way, n]) => `${way} ${n}`).join(', ')}`);
  if (wrong.length > 0) throw new Error(`Plans are not as intended:\n${wrong.join('\n')}`);
}

function definitionOf(condition: Condition): SegmentDefinition {
  return { version: 1, kind: 'dynamic', condition };
}

function isEventIndex(node: PlanNode): boolean {
  return node['Index Name']?.startsWith('events_') ?? false;
}

function wayOf(node: PlanNode): string {
  return node['Index Name'] ?? node['Node Type'];
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
