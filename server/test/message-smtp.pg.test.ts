import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { realClock } from '../src/clock.ts';
import { sql } from '../src/db/sql.ts';
import { createSmtpTransport, type Delivery, resendMessage } from '../src/message/index.ts';
import { mergePersons } from '../src/person/index.ts';
import { createOutbox, type Outbox, START } from './helpers/outbox.ts';
import { type SmtpSink, startSmtpSink } from './helpers/smtp-sink.ts';

const DAY = 86_400;

let outbox: Outbox;
let sink: SmtpSink;
const deliveries: Delivery[] = [];

beforeAll(async () => {
  outbox = await createOutbox();
});
beforeEach(async () => {
  await outbox.clear();
  sink = await startSmtpSink();
});
afterEach(async () => {
  sink.hangUp();
  await Promise.all(deliveries.splice(0).map((delivery) => delivery.stop()));
  await sink.close();
});
afterAll(() => outbox.stop());

function delivery(options = ''): Delivery {
  const made = outbox.delivery(createSmtpTransport(sink.url(options)));
  deliveries.push(made);
  return made;
}

const stateOf = async (id: string): Promise<string> => {
  const { status, reason, attempts } = await outbox.message(id);
  return `${status} (${attempts}): ${reason}`;
};

describe('over SMTP', () => {
  test('a message arrives once, with its headers, as text and as HTML', async () => {
    const event = { project: { name: 'L’été à Noël 🎉 <b>' } };
    const id = await outbox.queue('marie@example.com', { fields: { name: 'Marie' }, event });
    expect(await delivery().deliver()).toBe(1);
    expect(sink.arrivals).toMatchObject([{ from: 'ada@boards.example', to: ['marie@example.com'] }]);
    const mail = await sink.parsed();
    expect(mail.from?.value).toEqual([{ name: 'Ada at Boards', address: 'ada@boards.example' }]);
    expect(mail.to).toMatchObject({ value: [{ name: '', address: 'marie@example.com' }] });
    expect(mail.subject).toBe('About “L’été à Noël 🎉 <b>”');
    expect(mail.messageId).toBe(`<${id}@boards.example>`);
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(mail.text).toBe('Hi Marie,\n\nI noticed you created the project L’été à Noël 🎉 <b>.\n');
    expect(mail.html).toContain('<strong>L’été à Noël 🎉 &lt;b&gt;</strong>');
    expect(mail.attachments).toEqual([]);
    expect(await outbox.message(id)).toMatchObject({ status: 'sent', reason: null, attempts: 1, sent_at: START });
    expect(await outbox.emailEvents()).toMatchObject([{ name: 'Email Sent', properties: { message_id: id } }]);
    expect(await delivery().deliver()).toBe(0);
    expect(sink.arrivals).toHaveLength(1);
  });

  test('a temporary refusal is tried again later, with longer and longer pauses, and then has failed', async () => {
    const id = await outbox.queue('marie@example.com');
    sink.behave = { rcpt: () => '451 4.7.1 Greylisted, come back' };
    const server = delivery();
    const waits: number[] = [];
    for (let attempt = 1; attempt < 8; attempt += 1) {
      await server.deliver();
      const { due_at: dueAt } = await outbox.message(id);
      const waitSeconds = (Date.parse(dueAt) - Date.parse(outbox.clock.now())) / 1_000;
      expect(await stateOf(id)).toBe(`queued (${attempt}): 451 4.7.1 Greylisted, come back`);
      expect(await server.nextDueAt()).toBe(dueAt);
      outbox.pass(waitSeconds - 1);
      expect(await server.deliver()).toBe(0);
      outbox.pass(1);
      waits.push(waitSeconds / 60);
    }
    await server.deliver();
    expect(waits).toEqual([1, 4, 16, 64, 256, 360, 360]);
    expect(await stateOf(id)).toBe('failed (8): 451 4.7.1 Greylisted, come back');
    expect(sink.arrivals).toEqual([]);
    expect(await outbox.emailEvents()).toEqual([]);
  });

  test('a temporary refusal of the whole mail is tried again, too', async () => {
    const id = await outbox.queue('marie@example.com');
    sink.behave = { data: () => '452 4.3.1 Disk full' };
    const server = delivery();
    await server.deliver();
    expect(await stateOf(id)).toBe('queued (1): 452 4.3.1 Disk full');
    sink.behave = {};
    outbox.pass(60);
    await server.deliver();
    expect(await stateOf(id)).toBe('sent (2): null');
  });

  test('a permanent refusal fails with the words of the server, and is a bounce if it is about the recipient', async () => {
    sink.behave = {
      rcpt: (to) => (to.startsWith('nobody') ? '550 5.1.1 No such user here' : 'accept'),
      data: (to) => (to.startsWith('spam') ? '554 5.7.1 Looks like spam' : 'accept'),
    };
    const [nobody, spam, good] = [
      await outbox.queue('nobody@example.com'),
      await outbox.queue('spam@example.com'),
      await outbox.queue('good@example.com'),
    ];
    const server = delivery();
    await server.deliver();
    expect(await stateOf(nobody)).toBe('failed (1): 550 5.1.1 No such user here');
    expect(await stateOf(spam)).toBe('failed (1): 554 5.7.1 Looks like spam');
    expect(await stateOf(good)).toBe('sent (1): null');
    const events = (await outbox.emailEvents()).map(({ name, properties }) => [
      name,
      properties['message_id'],
      properties['reason'],
    ]);
    expect(events).toEqual([
      ['Email Bounced', nobody, '550 5.1.1 No such user here'],
      ['Email Bounced', spam, '554 5.7.1 Looks like spam'],
      ['Email Sent', good, undefined],
    ]);
    sink.behave = { mail: '553 5.7.1 You may not send as that' };
    const sender = await outbox.queue('other@example.com');
    await server.deliver();
    expect(await stateOf(sender)).toBe('failed (1): 553 5.7.1 You may not send as that');
    expect(await outbox.emailEvents()).toHaveLength(3);
    outbox.pass(30 * DAY);
    expect(await server.deliver()).toBe(0);
  });

  test('while the server is down everything waits, and goes out once it is up', async () => {
    const port = Number(new URL(sink.url()).port);
    await sink.close();
    await outbox.queueMany(40);
    const server = delivery();
    await server.deliver();
    const down = await outbox.messages();
    expect(down.every(({ status }) => status === 'queued')).toBe(true);
    // One was tried; the others do not lose attempts to an outage.
    expect(down.filter(({ attempts }) => attempts === 0)).toHaveLength(39);
    expect(down.find(({ attempts }) => attempts === 1)?.reason).toMatch(/ECONNREFUSED/);
    expect(await server.deliver()).toBe(0);
    expect(await server.nextDueAt()).toBe('2026-03-01T10:01:00.000Z');
    sink = await startSmtpSink(port);
    outbox.pass(60);
    await server.deliver();
    expect((await outbox.messages()).every(({ status }) => status === 'sent')).toBe(true);
    expect(new Set(sink.arrivals.map(({ messageId }) => messageId)).size).toBe(40);
    expect(sink.arrivals).toHaveLength(40);
  });

  test('a password that is refused keeps messages waiting, it does not fail them', async () => {
    sink.behave = { auth: '535 5.7.8 Wrong password' };
    const id = await outbox.queue('marie@example.com');
    const server = outbox.delivery(createSmtpTransport(sink.url().replace('smtp://', 'smtp://ada:secret@')));
    deliveries.push(server);
    await server.deliver();
    expect(await stateOf(id)).toBe('queued (1): 535 5.7.8 Wrong password');
    sink.behave = {};
    outbox.pass(60);
    await server.deliver();
    expect(await stateOf(id)).toBe('sent (2): null');
  });

  for (const behaviour of ['hang', 'drop'] as const) {
    test(`a server that has the mail and then ${behaviour}s: uncertain, and never sent again by itself`, async () => {
      const id = await outbox.queue('marie@example.com');
      sink.behave = { data: () => behaviour };
      const server = delivery('?socketTimeout=300');
      await server.deliver();
      expect(await stateOf(id)).toBe('uncertain (1): no_answer');
      expect(await outbox.emailEvents()).toEqual([]);
      sink.behave = {};
      for (const seconds of [60, DAY, 30 * DAY]) {
        outbox.pass(seconds);
        expect(await server.deliver()).toBe(0);
      }
      expect(sink.arrivals).toHaveLength(1);
      const [{ messageId } = { messageId: '' }] = sink.arrivals;
      // Only a person sends it again; mailboxes can tell that it is the same mail.
      expect(await resendMessage(outbox.context, { id })).toMatchObject({ status: 'queued', reason: null });
      await server.deliver();
      expect(await stateOf(id)).toBe('sent (1): null');
      expect(sink.arrivals.map((arrival) => arrival.messageId)).toEqual([messageId, messageId]);
      await expect(resendMessage(outbox.context, { id })).rejects.toMatchObject({ code: 'message_not_resendable' });
    });
  }

  test('a connection lost before the mail was asked for is no reason to doubt', async () => {
    const id = await outbox.queue('marie@example.com');
    let drops = 0;
    sink.behave = { rcpt: () => (++drops <= 1 ? 'drop' : 'accept') };
    await delivery().deliver();
    expect(await stateOf(id)).toBe('sent (1): null');
    expect(sink.arrivals).toHaveLength(1);
    const silent = await outbox.queue('other@example.com');
    sink.behave = { rcpt: () => 'hang' };
    await delivery('?socketTimeout=200').deliver();
    expect(await stateOf(silent)).toBe('queued (1): Timeout');
    expect(sink.arrivals).toHaveLength(1);
  });

  test('connections that the server has closed while idle are replaced', async () => {
    const server = delivery();
    await outbox.queueMany(10);
    await server.deliver();
    sink.hangUp();
    const id = await outbox.queue('marie@example.com');
    await server.deliver();
    expect(await stateOf(id)).toBe('sent (1): null');
    expect(sink.arrivals).toHaveLength(11);
  });

  test('one mail without an answer does not hold up the others', async () => {
    sink.behave = { data: (to) => (to.startsWith('slow') ? 'hang' : 'accept') };
    const slow = await outbox.queue('slow@example.com');
    await outbox.queueMany(30);
    const server = delivery();
    const done = server.deliver();
    await expect.poll(() => sink.arrivals.length, { timeout: 8_000 }).toBe(31);
    await expect
      .poll(async () => (await outbox.messages()).filter(({ status }) => status === 'sent').length, { timeout: 8_000 })
      .toBe(30);
    expect(await stateOf(slow)).toMatch(/^sending \(1\): in_hand:/);
    sink.hangUp();
    await done;
    expect(await stateOf(slow)).toBe('uncertain (1): no_answer');
  });

  test('two processes at once send every message once', async () => {
    await outbox.queueMany(200);
    const both = [delivery(), delivery()];
    for (let quiet = 0; quiet < 3;) {
      const handled = await Promise.all(both.map((one) => one.deliver()));
      quiet = handled.every((count) => count === 0) ? quiet + 1 : 0;
    }
    expect(sink.arrivals).toHaveLength(200);
    expect(new Set(sink.arrivals.map(({ messageId }) => messageId)).size).toBe(200);
    const messages = await outbox.messages();
    expect(messages.every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(await outbox.emailEvents()).toHaveLength(200);
  });

  test('people who become others while they are written to are written to once', async () => {
    const seed = Number(process.env['SEGUE_TEST_SEED'] ?? Date.now() % 100_000);
    sink.thinkMs = () => 4;
    const server = delivery();
    for (let round = 0; round < 12; round += 1) {
      const id = await outbox.queue(`from${round}@example.com`);
      const other = await outbox.queue(`into${round}@example.com`);
      const [{ person_id: fromId }, { person_id: intoId }] = [await outbox.message(id), await outbox.message(other)];
      const waitMs = ((seed + round * 7) % 30) / 2;
      const merging = outbox.pool.transaction(async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        await mergePersons(tx, fromId, intoId, START);
      });
      await Promise.all([merging, server.deliver()]);
      await server.deliver();
      const told = `seed ${seed}, round ${round}`;
      const arrived = sink.arrivals.map(({ messageId }) => messageId.split('@')[0]);
      expect(
        arrived.filter((one) => one === id),
        told,
      ).toHaveLength(1);
      expect(
        arrived.filter((one) => one === other),
        told,
      ).toHaveLength(1);
      expect(await outbox.message(id), told).toMatchObject({ person_id: intoId, status: 'sent' });
      const events = (await outbox.emailEvents()).filter((event) =>
        [id, other].includes(String(event.properties['message_id'])),
      );
      expect(
        events.map((event) => event.person_id),
        told,
      ).toEqual([intoId, intoId]);
    }
  });

  test('messages in the hands of lost processes become uncertain: of this machine at once, of others after their lease', async () => {
    const hold = async (email: string, reason: string): Promise<string> => {
      const id = await outbox.queue(email);
      await outbox.pool.query(sql`
        update messages set status = 'sending', attempts = 1, reason = ${reason}::text,
               due_at = ${START}::timestamptz + interval '15 minutes' where id = ${id}::uuid`);
      return id;
    };
    const { hostname } = await import('node:os');
    const dead = await hold('a@example.com', `in_hand:${hostname()}/0f0f0f0f-0000-0000-0000-000000000000/999999/1`);
    const elsewhere = await hold('b@example.com', 'in_hand:another-machine/0f0f/1/1');
    const server = delivery();
    await server.deliver();
    expect(await stateOf(dead)).toBe('uncertain (1): interrupted');
    await outbox.queue('c@example.com');
    await server.deliver();
    expect(await stateOf(elsewhere)).toMatch(/^sending/);
    expect(await server.nextDueAt()).toBe('2026-03-01T10:15:00.000Z');
    outbox.pass(15 * 60);
    await server.deliver();
    expect(await stateOf(elsewhere)).toBe('uncertain (1): no_answer');
    expect(sink.arrivals.map(({ to }) => to)).toEqual([['c@example.com']]);
  });

  test('by the real clock it sends beside the worker, which is told when there is something else to do', async () => {
    sink.thinkMs = () => 100;
    const id = await outbox.queue('marie@example.com');
    const server = outbox.delivery(createSmtpTransport(sink.url()), realClock);
    deliveries.push(server);
    expect(await server.deliver()).toBe(0);
    expect(await server.nextDueAt()).not.toBe(START);
    await server.idle();
    expect(await stateOf(id)).toBe('sent (1): null');
    expect(await server.nextDueAt()).toBeNull();
    const last = await outbox.queue('other@example.com');
    await server.deliver();
    await expect.poll(() => sink.arrivals.length).toBe(2);
    await server.stop();
    expect(await stateOf(last)).toBe('sent (1): null');
  });
});
