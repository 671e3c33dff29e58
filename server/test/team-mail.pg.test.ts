import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmtpTransport, queueTeamMail, type TeamMail } from '../src/message/index.ts';
import { createOutbox, type Outbox } from './helpers/outbox.ts';
import { type SmtpSink, startSmtpSink } from './helpers/smtp-sink.ts';

let outbox: Outbox;
let sink: SmtpSink;

beforeAll(async () => {
  outbox = await createOutbox();
  sink = await startSmtpSink();
});
afterAll(async () => {
  await sink.close();
  await outbox.stop();
});

const mail = (to: string): TeamMail => ({
  workspaceId: outbox.context.workspace.id,
  key: 'audit/2026-03',
  to,
  subject: 'Segments of Boards: audit (March 2026)',
  content: '<p>Nothing to tidy up.</p>',
  text: 'Nothing to tidy up.\n',
});

describe('A34 mail to the team, over SMTP', () => {
  test('arrives once as it was queued, and is nothing that happened to a person', async () => {
    const now = outbox.clock.now();
    expect(await queueTeamMail(outbox.pool, [mail('ada@example.com'), mail('bob@example.com')], now)).toBe(2);
    expect(await queueTeamMail(outbox.pool, [mail('ada@example.com')], now)).toBe(0);
    const delivery = outbox.delivery(createSmtpTransport(sink.url()));
    expect(await delivery.deliver()).toBeGreaterThan(0);
    await delivery.deliver();
    await delivery.stop();
    expect(sink.arrivals.flatMap(({ to }) => to).sort()).toEqual(['ada@example.com', 'bob@example.com']);
    const first = await sink.parsed();
    expect(first.subject).toBe('Segments of Boards: audit (March 2026)');
    expect(first.text).toBe('Nothing to tidy up.\n');
    expect(first.html).toContain('<p>Nothing to tidy up.</p>');
    expect((await outbox.messages()).map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(await outbox.emailEvents()).toEqual([]);
  });

  test('to what is no address is not sent, and says why', async () => {
    await outbox.clear();
    await queueTeamMail(outbox.pool, [{ ...mail('nobody'), key: 'audit/2026-04' }], outbox.clock.now());
    const delivery = outbox.delivery({ kind: 'mailbox' });
    await delivery.deliver();
    expect(await outbox.messages()).toMatchObject([{ status: 'skipped', reason: 'invalid_email' }]);
    await delivery.stop();
  });
});
