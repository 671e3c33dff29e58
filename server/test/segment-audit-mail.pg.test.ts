import { afterEach, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { sql } from '../src/db/sql.ts';
import { createDelivery, getMessage, listMessages } from '../src/message/index.ts';
import { sendAudits } from '../src/insight/index.ts';
import { createSegment } from '../src/segment/index.ts';
import { updateWorkspace } from '../src/workspace/index.ts';
import { createWorld, type World } from './helpers/world.ts';

let world: World;
afterEach(() => world.stop());

const field = (value: string) => ({ type: 'field', field: 'plan', operator: 'is', value }) as const;

async function makeSegments(): Promise<void> {
  await world.send({ type: 'identify', userId: 'ada', traits: { plan: 'pro' } });
  await world.segment('pro', field('pro'));
  await createSegment(world.context, {
    key: 'vera',
    name: 'Vera’s <segment>',
    owner: 'vera@example.com',
    definition: { version: 1, kind: 'dynamic', condition: { type: 'event', event: 'Never' } },
  });
  await world.settle();
}

const mails = () =>
  world.pool.query<{ recipient: string; subject: string; created_at: string; status: string }>(sql`
    select recipient, subject, created_at, status from messages order by created_at, recipient`);

describe('A34 the monthly audit by mail', () => {
  test('goes once a month to each, at eight in the morning of the workspace, with two workers', async () => {
    world = await createWorld({ start: '2026-03-10T00:00:00.000Z', timezone: 'Europe/Paris' });
    await world.addWorker();
    await makeSegments();
    await updateWorkspace(world.context, { language: 'fr', ownerEmail: 'boss@example.com' });
    await world.advanceTo('2026-04-01T05:59:59.000Z');
    expect(await mails()).toEqual([]);
    await world.advanceTo('2026-04-01T06:00:00.000Z');
    // One more worker begins, as after a restart, while it is still the hour of the mail.
    await world.addWorker();
    await world.advanceTo('2026-05-15T00:00:00.000Z');
    // In Paris, both months begin in summer time.
    expect((await mails()).map(({ recipient, subject, created_at }) => [recipient, subject, created_at])).toEqual([
      ['boss@example.com', 'Segments de Test : audit (avril 2026)', '2026-04-01T06:00:00.000Z'],
      ['vera@example.com', 'Segments de Test : audit (avril 2026)', '2026-04-01T06:00:00.000Z'],
      ['boss@example.com', 'Segments de Test : audit (mai 2026)', '2026-05-01T06:00:00.000Z'],
      ['vera@example.com', 'Segments de Test : audit (mai 2026)', '2026-05-01T06:00:00.000Z'],
    ]);
  });

  test('does not go twice when many look at once, nor after the time zone has changed', async () => {
    world = await createWorld({ start: '2026-03-31T20:00:00.000Z', timezone: 'Asia/Tokyo' });
    await makeSegments();
    await updateWorkspace(world.context, { ownerEmail: 'boss@example.com' });
    for (let others = 0; others < 3; others += 1) await world.addWorker();
    await world.advanceTo('2026-04-01T00:00:00.000Z');
    expect(await mails()).toHaveLength(2);
    // In Los Angeles it is still March: the mail of March is another one, that of April has been sent.
    await updateWorkspace(world.context, { timezone: 'Europe/Paris' });
    await world.advanceTo('2026-04-02T00:00:00.000Z');
    expect(await mails()).toHaveLength(2);
  });

  test('is written once by whoever comes first', async () => {
    world = await createWorld({ start: '2026-03-10T00:00:00.000Z' });
    await makeSegments();
    await updateWorkspace(world.context, { ownerEmail: 'boss@example.com' });
    world.clock.set('2026-04-01T08:00:00.000Z');
    const attempts = Array.from({ length: 6 }, () => sendAudits(world.pool, world.clock, 'https://segue.example'));
    const queued = (await Promise.all(attempts)).filter((count) => count > 0);
    // The worker of this world may have been the first.
    expect(queued.length === 0 || queued[0] === 2).toBe(true);
    expect(queued.length).toBeLessThanOrEqual(1);
    expect(await mails()).toHaveLength(2);
    await sendAudits(world.pool, world.clock, 'https://segue.example');
    expect(await mails()).toHaveLength(2);
    const [link] = await world.pool.query<{ n: number }>(sql`
      select count(*) as n from messages where html like '%https://segue.example/segments/audit%'
        and html like '%https://segue.example/segments/vera%'`);
    expect(link?.n).toBe(queued.length);
  });

  test('does not go to anybody when no address is known', async () => {
    world = await createWorld({ start: '2026-03-10T00:00:00.000Z' });
    await world.segment('pro', field('pro'));
    await world.advanceTo('2026-06-10T00:00:00.000Z');
    expect(await mails()).toEqual([]);
  });

  test('lands where the mails of the product land, and leaves no trace at any person', async () => {
    const deliveries = new Map<object, ReturnType<typeof createDelivery>>();
    world = await createWorld({
      start: '2026-03-01T09:00:00.000Z',
      deliver: ({ pool, context }) => {
        const delivery =
          deliveries.get(pool) ??
          createDelivery({
            pool,
            clock: context.clock,
            registry: world.registry,
            transport: { kind: 'mailbox' },
            from: 'Segue <segue@example.com>',
            log: pino({ level: 'silent' }),
          });
        deliveries.set(pool, delivery);
        return delivery.deliver();
      },
    });
    await world.addWorker();
    await makeSegments();
    await updateWorkspace(world.context, { ownerEmail: 'boss@example.com' });
    await world.advanceTo('2026-04-20T00:00:00.000Z');
    const { data } = await listMessages(world.context, { search: 'audit' });
    expect(data.map(({ to, status, person, flow }) => [to, status, person, flow])).toEqual(
      expect.arrayContaining([
        ['vera@example.com', 'sent', null, null],
        ['boss@example.com', 'sent', null, null],
      ]),
    );
    expect(data).toHaveLength(2);
    const hers = data.find(({ to }) => to === 'vera@example.com');
    const message = await getMessage(world.context, { id: hers?.id ?? '' });
    expect(message.from).toBe('Segue <segue@example.com>');
    expect(message.text).toContain('Vera’s <segment>: nobody was ever in it; the event “Never” has never been seen');
    expect(message.html).toContain('Vera’s &lt;segment&gt;');
    // Each reads only of their own segments.
    expect(message.text).not.toContain('- pro');
    const events = await world.pool.query(sql`select 1 from events e join event_types t on t.id = e.event_type_id
      where t.kind = 'email'`);
    expect(events).toEqual([]);
  });
});
