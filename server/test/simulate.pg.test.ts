import type { Flow, Page, Segment } from '@segue/shared/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { demoSegments } from '../src/simulate/demo-segments.ts';
import { eventsUntil } from '../src/simulate/generate.ts';
import { demoWorld, runDemo } from '../src/simulate/run-demo.ts';
import type { SimulatedEvent } from '../src/simulate/world.ts';
import { createTestServer, SECRET_KEY, type TestServer, WRITE_KEY } from './helpers/http.ts';

const DAY_MS = 86_400_000;
const NOW = '2026-03-01T12:00:00.000Z';
const endAt = new Date(Date.parse(NOW) - 10 * 60_000);
const world = { seed: 1, months: 3, endAt, trialsPerMonth: 120 };
let server: TestServer;
let host: string;
let events: SimulatedEvent[];
const progress: [fraction: number, day: string][] = [];

const run = () =>
  runDemo({
    ...world,
    host,
    writeKey: WRITE_KEY,
    secretKey: SECRET_KEY,
    signal: new AbortController().signal,
    onProgress: (fraction, day) => progress.push([fraction, day]),
  });

beforeAll(async () => {
  server = await createTestServer({ start: NOW });
  host = await server.app.listen({ port: 0, host: '127.0.0.1' });
  events = [...eventsUntil(demoWorld(world), endAt.getTime())];
  await run();
  await server.worker.settle();
}, 180_000);

afterAll(() => server.stop());

async function countOf(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await server.pool.query<{ count: number }>(query);
  return Number(row?.count);
}

const segmentSize = async (key: string) => (await server.api<Segment>('GET', `/segments/${key}`)).body.count;

/** User ids of those about whom this is true, by what was generated. */
function peopleWho(holds: (own: SimulatedEvent[]) => boolean): number {
  const byPerson = Map.groupBy(events, (event) => event.call.userId);
  byPerson.delete(undefined);
  return [...byPerson.values()].filter(holds).length;
}

const did = (own: SimulatedEvent[], name: string, days = Infinity) =>
  own.filter(({ at, call }) => call.type === 'track' && call.event === name && Date.parse(NOW) - at <= days * DAY_MS)
    .length;

test('everything generated is stored, once, about as many people as there are', async () => {
  expect(await countOf(sql`select count(*) from events`)).toBe(events.length);
  const identified = new Set(events.map((event) => event.call.userId).filter((id) => id !== undefined));
  expect(await countOf(sql`select count(*) from persons where identified and merged_into is null`)).toBe(
    identified.size,
  );
});

test('all segments are live and hold somebody; progress went from start to end', async () => {
  const { body } = await server.api<Page<Segment>>('GET', '/segments');
  const sizes = Object.fromEntries(body.data.map((segment) => [segment.key, segment.count]));
  console.info(sizes);
  expect(body.data.map((segment) => segment.status)).toEqual(demoSegments.map(() => 'live'));
  // In a world as small as this, the rarest may be empty at times.
  const empty = demoSegments.filter(({ key }) => (sizes[key] ?? 0) === 0).map(({ key }) => key);
  expect(empty.length).toBeLessThanOrEqual(4);
  expect(progress.at(-1)?.[0]).toBe(1);
  expect(progress.map(([fraction]) => fraction)).toEqual(
    progress.map(([fraction]) => fraction).toSorted((a, b) => a - b),
  );
});

test('B17–B21 B29 the segments hold exactly those whom the history says', async () => {
  expect(await segmentSize('team-lead')).toBe(peopleWho((own) => did(own, 'Invited team member', 60) > 0));
  expect(await segmentSize('enthusiast')).toBe(peopleWho((own) => did(own, 'Used advanced feature', 30) >= 2));
  expect(await segmentSize('administrator')).toBe(
    peopleWho((own) => did(own, 'Configured integration', 60) + did(own, 'Changed permissions', 60) > 0),
  );
  expect(await segmentSize('individual')).toBe(
    peopleWho(
      (own) =>
        did(own, 'Created project') > 0 && did(own, 'Invited team member') === 0 && did(own, 'Joined team') === 0,
    ),
  );
  expect(await segmentSize('project-without-tasks')).toBe(
    peopleWho((own) => did(own, 'Created project', 7) > 0 && did(own, 'Created task') === 0),
  );
  expect(await segmentSize('cancelled-90d')).toBe(peopleWho((own) => did(own, 'Cancelled subscription', 90) > 0));
});

test('the flows are live, and the history has sent nobody anything', async () => {
  const flows = await server.api<Page<Flow>>('GET', '/flows');
  expect(flows.body.data.map((flow) => flow.status)).toEqual(['live', 'live', 'live']);
  expect(flows.body.data.map((flow) => flow.counts.running)).toEqual([0, 0, 0]);
  expect(await countOf(sql`select count(*) from messages`)).toBe(0);
});

test('B29 from now on, a project without tasks starts its flow; a task within ten minutes ends it', async () => {
  const project = { id: 'p1', name: 'Website redesign' };
  const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
  const created = { type: 'track', event: 'Created project', properties: { project }, timestamp: NOW };
  await server.send({ ...created, userId: 'stuck' }, { ...created, userId: 'busy' });
  const flow = () => server.api<Flow>('GET', '/flows/break-down-your-project');
  expect((await flow()).body.counts).toMatchObject({ running: 2 });

  await server.api('POST', '/clock', { now: at(5) });
  await server.send({
    type: 'track',
    event: 'Created task',
    userId: 'busy',
    properties: { project },
    timestamp: at(5),
  });
  await server.api('POST', '/clock', { now: at(11) });
  const mailed = await server.pool.query(sql`
    select p.user_id from messages m join persons p on p.id = m.person_id join flows f on f.id = m.flow_id
    where f.key = 'break-down-your-project'`);
  expect(mailed).toEqual([{ user_id: 'stuck' }]);
  expect((await flow()).body.counts).toMatchObject({ running: 0, finished: 1, exited: 1 });
});

test('running it again changes nothing', async () => {
  const before = await countOf(sql`select count(*) from events`);
  await run();
  await server.worker.settle();
  expect(await countOf(sql`select count(*) from events`)).toBe(before);
  expect((await server.api<Page<Segment>>('GET', '/segments')).body.data).toHaveLength(demoSegments.length);
  expect(server.errors).toEqual([]);
});
