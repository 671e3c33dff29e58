import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { mergePersons } from '../src/person/index.ts';
import { createOutbox, type Outbox, SENDER, START } from './helpers/outbox.ts';

const MAILBOX = { kind: 'mailbox' } as const;

let outbox: Outbox;
beforeAll(async () => {
  outbox = await createOutbox();
});
beforeEach(() => outbox.clear());
afterAll(() => outbox.stop());

describe('into the mailbox', () => {
  test('B29 a message is made, stored as sent, and an event of the person, in one transaction', async () => {
    const id = await outbox.queue('marie@example.com', { fields: { name: 'Marie Curie' } });
    expect(await outbox.delivery(MAILBOX).deliver()).toBe(1);
    const [row] = await outbox.pool.query<Record<string, unknown>>(sql`select * from messages where id = ${id}::uuid`);
    expect(row).toMatchObject({
      status: 'sent',
      reason: null,
      attempts: 1,
      recipient: 'marie@example.com',
      sender: SENDER,
      subject: 'About “Website redesign”',
      body_text: 'Hi Marie,\n\nI noticed you created the project Website redesign.\n',
      sent_at: START,
    });
    expect(row?.['html']).toContain('created the project <strong>Website redesign</strong>.');
    expect(await outbox.emailEvents()).toMatchObject([
      {
        name: 'Email Sent',
        person_id: row?.['person_id'],
        properties: {
          email: 'welcome/hint',
          flow: 'welcome',
          step: 'hint',
          subject: 'About “Website redesign”',
          message_id: id,
        },
      },
    ]);
    const pending = await outbox.pool.query(sql`select * from pending where change = 'event'`);
    expect(pending).toHaveLength(1);
    expect(await outbox.delivery(MAILBOX).deliver()).toBe(0);
  });

  test('viewers are told which messages there are', async () => {
    const told: string[] = [];
    await outbox.pool.listen('segue', (payload) => told.push(payload));
    const id = await outbox.queue('marie@example.com');
    await outbox.delivery(MAILBOX).deliver();
    await expect.poll(() => told.filter((payload) => payload.includes('messages'))).toHaveLength(1);
    const { person_id: personId } = await outbox.message(id);
    expect(JSON.parse(told.find((payload) => payload.includes('messages')) ?? '')).toEqual({
      type: 'messages',
      workspace: outbox.context.workspace.id,
      items: [[personId, id]],
    });
  });

  test('a message that cannot be sent says why, and no event is recorded', async () => {
    const noEmail = await outbox.queue(null);
    const bad = await Promise.all(
      [
        'a@b@c',
        'a b@example.com',
        'x@y.example, z@y.example',
        'Ada <ada@example.com>',
        'a@b.example\r\nBcc: c@d.example',
        `${'a'.repeat(250)}@example.com`,
      ].map((email) => outbox.queue(email)),
    );
    const gone = await outbox.queue('gone@example.com');
    const endedRun = await outbox.queue('ended@example.com');
    const { person_id: goneId } = await outbox.message(gone);
    const { person_id: endedId } = await outbox.message(endedRun);
    await outbox.pool.query(sql`delete from persons where id = ${goneId}::bigint`);
    await outbox.pool.query(sql`delete from runs where person_id = ${endedId}::bigint`);
    await outbox.delivery(MAILBOX).deliver();
    const reasonOf = async (id: string) => {
      const { status, reason } = await outbox.message(id);
      return `${status} ${reason}`;
    };
    expect(await reasonOf(noEmail)).toBe('skipped no_email');
    expect(await Promise.all(bad.map(reasonOf))).toEqual(bad.map(() => 'skipped invalid_email'));
    expect(await reasonOf(gone)).toBe('skipped person_deleted');
    expect(await reasonOf(endedRun)).toBe('skipped run_gone');
    expect(await outbox.emailEvents()).toEqual([]);
  });

  test('words that cannot be made fail alone', async () => {
    const endless = await createOutbox({
      body: '{% for i in (1..person.n) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}',
    });
    const bad = await endless.queue('a@example.com', { fields: { n: 9_999 } });
    const good = await endless.queue('b@example.com', { fields: { n: 1 } });
    await endless.delivery(MAILBOX).deliver();
    expect(await endless.message(bad)).toMatchObject({ status: 'failed', reason: 'template_error' });
    expect(await endless.message(good)).toMatchObject({ status: 'sent' });
    await endless.stop();
  });

  test('queueing the same step of a run twice queues it once', async () => {
    await outbox.queue('a@example.com');
    const again = await outbox.pool.query(sql`
      insert into messages (person_id, id, workspace_id, flow_id, run_id, step_id, visit, channel, status, due_at, created_at)
      select person_id, gen_random_uuid(), workspace_id, flow_id, run_id, step_id, visit, channel, status, due_at, created_at
      from messages on conflict (person_id, run_id, step_id, visit) do nothing returning id`);
    expect(again).toEqual([]);
  });

  test('two processes at once put every message in exactly once', async () => {
    await outbox.queueMany(120);
    const deliveries = [outbox.delivery(MAILBOX), outbox.delivery(MAILBOX)];
    const drain = async (index: number): Promise<number> => {
      let handled = 0;
      for (let quiet = 0; quiet < 5;) {
        const now = (await deliveries[index]?.deliver()) ?? 0;
        handled += now;
        quiet = now === 0 ? quiet + 1 : 0;
      }
      return handled;
    };
    const handled = await Promise.all([drain(0), drain(1)]);
    expect((handled[0] ?? 0) + (handled[1] ?? 0)).toBe(120);
    const messages = await outbox.messages();
    expect(messages.every((message) => message.status === 'sent' && message.attempts === 1)).toBe(true);
    const events = await outbox.emailEvents();
    expect(new Set(events.map((event) => event.properties['message_id']))).toEqual(
      new Set(messages.map(({ id }) => id)),
    );
    expect(events).toHaveLength(120);
  });

  test('a person who becomes another one meanwhile is written to once', async () => {
    const seed = Number(process.env['SEGUE_TEST_SEED'] ?? Date.now() % 100_000);
    for (let round = 0; round < 15; round += 1) {
      const from = await outbox.queue(`from${round}@example.com`);
      const into = await outbox.queue(`into${round}@example.com`);
      const [{ person_id: fromId }, { person_id: intoId }] = [await outbox.message(from), await outbox.message(into)];
      const waitMs = ((seed + round * 37) % 20) / 2;
      const merging = outbox.pool.transaction(async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        await mergePersons(tx, fromId, intoId, START);
      });
      const delivery = outbox.delivery(MAILBOX);
      await Promise.all([merging, delivery.deliver()]);
      await delivery.deliver();
      const messages = (await outbox.messages()).filter(({ id }) => id === from || id === into);
      const told = `seed ${seed}, round ${round}`;
      expect(
        messages.map((message) => [message.person_id, message.status]),
        told,
      ).toEqual([
        [intoId, 'sent'],
        [intoId, 'sent'],
      ]);
      const events = (await outbox.emailEvents()).filter(({ person_id: id }) => id === fromId || id === intoId);
      expect(
        events.map((event) => event.person_id),
        told,
      ).toEqual([intoId, intoId]);
    }
  });
});
