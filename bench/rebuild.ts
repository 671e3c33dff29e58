import type { Condition } from '@segue/shared/segment';
import { rawSql, sql } from '../server/src/db/sql.ts';
import { type Bench, createSegment, say } from './harness.ts';

/** Five conditions: a field, two counts in a window of which one looks into properties, page visits, and something not done. */
const FIVE: Condition = {
  type: 'group',
  match: 'all',
  conditions: [
    { type: 'field', field: 'plan', operator: 'is_any_of', value: ['trial', 'pro'] },
    {
      type: 'event',
      event: 'Logged in',
      count: { operator: 'at_least', value: 3 },
      window: { type: 'last', amount: 30, unit: 'day' },
    },
    {
      type: 'event',
      event: 'Created task',
      where: [{ property: 'project.name', operator: 'contains', value: 'Q4' }],
      window: { type: 'last', amount: 30, unit: 'day' },
    },
    {
      type: 'page',
      url: { operator: 'contains', value: '/pricing' },
      window: { type: 'last', amount: 14, unit: 'day' },
    },
    {
      type: 'event',
      event: 'Upgraded plan',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 60, unit: 'day' },
    },
  ],
};

const KEY = 'bench-rebuild';

/**
 * Making a segment of five conditions, from the order to the moment it is live, against SQL that somebody wrote by hand
 * for these very people: the fastest of three ways to write it, storing them in a table. Ours stores them too, and the
 * instant at which each of them may leave or enter, counts them, and swaps them in.
 */
export async function benchRebuild(bench: Bench): Promise<void> {
  await bench.warm();
  const byHand = [];
  for (const [name, statement] of Object.entries(BY_HAND)) {
    const startedAt = performance.now();
    await bench.pool.query(sql`create table by_hand as ${rawSql(statement)}`);
    const [row] = await bench.pool.query<{ n: number }>(sql`select count(*) as n from by_hand`);
    byHand.push({ name, ms: performance.now() - startedAt, n: row?.n ?? 0 });
    await bench.pool.query(sql`drop table by_hand`);
  }
  const startedAt = performance.now();
  const version = await createSegment(bench, KEY, FIVE);
  const oursMs = performance.now() - startedAt;
  const [ours] = await bench.pool.query<{ n: number }>(
    sql`select coalesce(sum(members), 0) as n from segment_counts where version_id = ${version}::int`,
  );
  await bench.api('DELETE', `/api/v1/segments/${KEY}`);
  const [best] = byHand.sort((a, b) => a.ms - b.ms);
  if (!best) return;
  say(
    `rebuild: ${Math.round(oursMs)} ms for ${ours?.n ?? 0} people, by hand ${Math.round(best.ms)} ms for ${best.n} ` +
      `(${byHand.map(({ name, ms }) => `${name} ${Math.round(ms)}`).join(', ')}), ratio ${(oursMs / best.ms).toFixed(2)} (aim: ≤ 1.5)`,
  );
}

const TYPE = (name: string): string => `(select id from event_types where name = '${name}' order by id limit 1)`;
const SINCE = (days: number): string => `now() - interval '${days} days'`;
const DID = (name: string, days: number, person = ''): string =>
  `from events e where ${person} e.event_type_id = ${TYPE(name)} and e.occurred_at > ${SINCE(days)}`;
const Q4 = `e.properties #>> '{project,name}' ilike '%q4%'`;
const PRICING = `e.properties ->> 'url' like '%/pricing%'`;
const PLAN = `p.fields ->> 'plan' in ('trial', 'pro') and p.merged_into is null and p.identified`;
const HERS = 'e.person_id = p.id and';

const BY_HAND: Readonly<Record<string, string>> = {
  joins: `
    select p.id from persons p
    join (select person_id ${DID('Logged in', 30)} group by 1 having count(*) >= 3) l on l.person_id = p.id
    join (select distinct person_id ${DID('Created task', 30)} and ${Q4}) t on t.person_id = p.id
    join (select distinct person_id ${DID('Page Viewed', 14)} and ${PRICING}) v on v.person_id = p.id
    left join (select distinct person_id ${DID('Upgraded plan', 60)}) u on u.person_id = p.id
    where ${PLAN} and u.person_id is null`,
  'look-ups': `
    select p.id from persons p
    where ${PLAN} and (select count(*) ${DID('Logged in', 30, HERS)}) >= 3
      and exists (select 1 ${DID('Created task', 30, HERS)} and ${Q4})
      and exists (select 1 ${DID('Page Viewed', 14, HERS)} and ${PRICING})
      and not exists (select 1 ${DID('Upgraded plan', 60, HERS)})`,
  'one scan': `
    select p.id from persons p
    join (
      select e.person_id from events e
      where e.occurred_at > ${SINCE(60)}
        and (e.event_type_id = ${TYPE('Logged in')} and e.occurred_at > ${SINCE(30)}
          or e.event_type_id = ${TYPE('Created task')} and e.occurred_at > ${SINCE(30)} and ${Q4}
          or e.event_type_id = ${TYPE('Page Viewed')} and e.occurred_at > ${SINCE(14)} and ${PRICING}
          or e.event_type_id = ${TYPE('Upgraded plan')})
      group by 1
      having count(*) filter (where e.event_type_id = ${TYPE('Logged in')}) >= 3
         and count(*) filter (where e.event_type_id = ${TYPE('Created task')}) >= 1
         and count(*) filter (where e.event_type_id = ${TYPE('Page Viewed')}) >= 1
         and count(*) filter (where e.event_type_id = ${TYPE('Upgraded plan')}) = 0) d on d.person_id = p.id
    where ${PLAN}`,
};
