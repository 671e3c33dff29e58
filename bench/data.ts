import type { Pool } from '../server/src/db/pool.ts';
import { rawSql, sql } from '../server/src/db/sql.ts';

/** What people of the generated workspace do, with its share of all events. */
const EVENT_SHARES: readonly (readonly [name: string, share: number])[] = [
  ['Logged in', 0.3],
  ['Page Viewed', 0.25],
  ['Created task', 0.2],
  ['Completed task', 0.1],
  ['Created project', 0.04],
  ['Viewed report', 0.04],
  ['Invited team member', 0.03],
  ['Used advanced feature', 0.02],
  ['Configured integration', 0.01],
  ['Upgraded plan', 0.01],
];
const HISTORY_DAYS = 90;
const CHUNK_ROWS = 1_000_000;

export interface WorldSize {
  readonly people: number;
  readonly events: number;
  readonly seed: number;
}

/**
 * Fills a workspace with people and 90 days of events that end now, straight in SQL: the history is scenery,
 * what is measured comes through the API. Rows lie in the order of time, as they would have arrived.
 */
export async function generateWorld(pool: Pool, workspaceId: number, size: WorldSize): Promise<void> {
  await pool.query(sql`select setseed(${((size.seed % 1000) + 0.5) / 1000}::double precision)`);
  await generatePeople(pool, workspaceId, size.people);
  await generateEventTypes(pool, workspaceId, size.events);
  await generateEvents(pool, workspaceId, size);
  await pool.query(sql`update definition_clock set version = version + 1`);
  for (const table of ['persons', 'identifiers', 'events', 'event_types'])
    await pool.query(sql`vacuum analyze ${rawSql(table)}`);
}

async function generatePeople(pool: Pool, workspaceId: number, people: number): Promise<void> {
  await pool.query(sql`
    insert into fields (workspace_id, of, name, type, first_seen_at, last_seen_at)
    select ${workspaceId}::int, 'person', name, type, now(), now()
    from (values ('plan', 'text'), ('country', 'text'), ('role', 'text'), ('seats', 'number'), ('signed_up_at', 'date')) as f (name, type)
    on conflict do nothing`);
  await pool.query(sql`
    insert into persons (id, workspace_id, user_id, email, identified, fields, tags, first_seen_at, last_seen_at, created_at)
    select n, ${workspaceId}::int, 'u' || n, 'u' || n || '@example.com', true,
      jsonb_build_object(
        'plan', (array['free', 'trial', 'pro', 'business'])[1 + n % 4], 'country', (array['FR', 'US', 'DE', 'GB', 'IN'])[1 + n % 5],
        'role', (array['CTO', 'Designer', 'Team lead', 'Developer', 'Founder', 'Marketer'])[1 + n % 6], 'seats', n % 50,
        'signed_up_at', to_char(now() - (n % 400) * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
      case when n % 100 = 0 then array['vip'] else '{}' end,
      now() - ${HISTORY_DAYS}::int * interval '1 day', now(), now()
    from generate_series(1, ${people}::int) as n`);
  await pool.query(sql`
    insert into identifiers (workspace_id, kind, value, person_id)
    select ${workspaceId}::int, 'user_id', 'u' || n, n from generate_series(1, ${people}::int) as n`);
  await pool.query(sql`select setval(pg_get_serial_sequence('persons', 'id'), ${people}::bigint)`);
}

async function generateEventTypes(pool: Pool, workspaceId: number, events: number): Promise<void> {
  for (const [name, share] of EVENT_SHARES) {
    await pool.query(sql`
      insert into event_types (workspace_id, name, kind, events, first_seen_at, last_seen_at)
      values (${workspaceId}::int, ${name}::text, ${name === 'Page Viewed' ? 'page' : 'track'}::text,
              ${Math.round(events * share)}::bigint, now(), now())
      on conflict do nothing`);
  }
}

async function generateEvents(pool: Pool, workspaceId: number, size: WorldSize): Promise<void> {
  const types = await pool.query<{ id: number; name: string }>(
    sql`select id, name from event_types where workspace_id = ${workspaceId}::int`,
  );
  const idByName = new Map(types.map((type) => [type.name, type.id]));
  // A table of a hundred places, drawn from by share, is the cheapest weighted choice in SQL.
  const wheel = EVENT_SHARES.flatMap(([name, share]) =>
    Array.from({ length: Math.round(share * 100) }, () => idByName.get(name) ?? 0),
  );
  await pool.query(sql`drop index events_by_person, events_by_type`);
  await pool.query(sql`alter table events drop constraint events_pkey`);
  for (let from = 0; from < size.events; from += CHUNK_ROWS) {
    const to = Math.min(size.events, from + CHUNK_ROWS);
    await pool.query(sql`
      insert into events (person_id, id, event_type_id, occurred_at, received_at, properties)
      select 1 + floor(random() * ${size.people}::int)::bigint, gen_random_uuid(),
             (${wheel}::int[])[1 + floor(random() * 100)::int], at, at,
             jsonb_build_object(
               'url', 'https://tasklane.test' || (array['/', '/pricing', '/features', '/app/board', '/docs'])[1 + n % 5],
               'path', (array['/', '/pricing', '/features', '/app/board', '/docs'])[1 + n % 5],
               'project', jsonb_build_object('name', (array['Website redesign', 'Q4 planning', 'Launch', 'Hiring'])[1 + n % 4]),
               'minutes', n % 120)
      from (
        select n, now() - ${HISTORY_DAYS}::int * interval '1 day' * (1 - n::double precision / ${size.events}::int) as at
        from generate_series(${from + 1}::int, ${to}::int) as n) as moments`);
  }
  await pool.query(sql`alter table events add primary key (person_id, id)`);
  await pool.query(sql`create index events_by_person on events (person_id, event_type_id, occurred_at)`);
  await pool.query(sql`create index events_by_type on events (event_type_id, occurred_at) include (person_id)`);
}
