import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { getMessage, listMessages, previewEmail, resendMessage } from '../src/message/index.ts';
import { createOutbox, type Outbox, SENDER, START } from './helpers/outbox.ts';

let outbox: Outbox;
beforeAll(async () => {
  outbox = await createOutbox();
});
beforeEach(() => outbox.clear());
afterAll(() => outbox.stop());

const MAILBOX = { kind: 'mailbox' } as const;

describe('the mailbox', () => {
  test('shows a message with its person, flow, step and content', async () => {
    const id = await outbox.queue('marie@example.com', { fields: { name: 'Marie Curie' } });
    await outbox.delivery(MAILBOX).deliver();
    const { person_id: personId } = await outbox.message(id);
    const summary = {
      id,
      channel: 'email',
      to: 'marie@example.com',
      person: { id: `p_${personId}`, user_id: null, display_name: 'Marie Curie' },
      subject: 'About “Website redesign”',
      status: 'sent',
      reason: null,
      reason_code: null,
      flow: { key: 'welcome', name: 'Welcome' },
      step: { id: 'hint', name: 'First hint' },
      created_at: START,
      sent_at: START,
    };
    expect(await listMessages(outbox.context)).toEqual({ data: [summary], next_cursor: null });
    expect(await getMessage(outbox.context, { id })).toEqual({
      ...summary,
      from: SENDER,
      html: expect.stringContaining('<strong>Website redesign</strong>'),
      text: 'Hi Marie,\n\nI noticed you created the project Website redesign.\n',
    });
  });

  test('lists newest first, page by page, nothing twice and nothing left out', async () => {
    for (let n = 0; n < 3; n += 1) {
      await outbox.queueMany(8);
      outbox.pass(1);
    }
    const all = (await listMessages(outbox.context, { limit: 200 })).data;
    expect(all).toHaveLength(24);
    expect(all.map((message) => message.created_at)).toEqual(
      all
        .map((message) => message.created_at)
        .toSorted()
        .toReversed(),
    );
    const paged: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 30; pages += 1) {
      const page = await listMessages(outbox.context, { limit: 5, cursor });
      paged.push(...page.data.map((message) => message.id));
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    expect(paged).toEqual(all.map((message) => message.id));
    for (const bad of ['', 'x', Buffer.from('2026 x').toString('base64url')]) {
      await expect(listMessages(outbox.context, { cursor: bad })).rejects.toMatchObject({ code: 'invalid_cursor' });
    }
  });

  test('searches addresses and subjects, filters by status, flow and person', async () => {
    await outbox.queue('elodie@example.com', { event: { project: { name: 'Été à Noël' } } });
    await outbox.queue('bob_x@example.com', { event: { project: { name: '100% sure' } } });
    await outbox.queue(null);
    await outbox.delivery(MAILBOX).deliver();
    const found = async (input: Parameters<typeof listMessages>[1]): Promise<string[]> =>
      (await listMessages(outbox.context, input)).data.map((message) => message.to).toSorted();
    expect(await found({ search: 'ELODIE' })).toEqual(['elodie@example.com']);
    expect(await found({ search: 'ete a noel' })).toEqual(['elodie@example.com']);
    expect(await found({ search: 'b_x' })).toEqual(['bob_x@example.com']);
    expect(await found({ search: '0%' })).toEqual(['bob_x@example.com']);
    expect(await found({ search: '%' })).toEqual(['bob_x@example.com']);
    expect(await found({ search: '  ' })).toHaveLength(3);
    expect(await found({ search: '\\' })).toEqual([]);
    expect(await found({ status: 'sent' })).toHaveLength(2);
    expect(await found({ status: 'skipped' })).toEqual(['']);
    expect(await found({ flow: 'welcome' })).toHaveLength(3);
    const [{ person_id: personId } = { person_id: 0 }] = await outbox.messages();
    expect(await found({ person: `p_${personId}` })).toHaveLength(1);
    await expect(found({ flow: 'nope' })).rejects.toMatchObject({ code: 'flow_not_found' });
  });

  test('tells our reasons as sentences and as codes, a mail server’s in its own words', async () => {
    const skipped = await outbox.queue(null);
    await outbox.delivery(MAILBOX).deliver();
    expect(await getMessage(outbox.context, { id: skipped })).toMatchObject({
      status: 'skipped',
      reason: 'The person has no email address.',
      reason_code: 'no_email',
    });
    const set = (status: string, reason: string) =>
      outbox.pool.query(sql`update messages set status = ${status}::text, reason = ${reason}::text`);
    await set('failed', '550 No such user');
    expect(await getMessage(outbox.context, { id: skipped })).toMatchObject({
      reason: '550 No such user',
      reason_code: null,
    });
    await set('sending', 'in_hand:somebody');
    expect(await getMessage(outbox.context, { id: skipped })).toMatchObject({ reason: null, reason_code: null });
  });

  test('nothing of another workspace, and no message that is none', async () => {
    const id = await outbox.queue('marie@example.com');
    const other = { ...outbox.context, workspace: { ...outbox.context.workspace, id: 999 } };
    expect((await listMessages(other)).data).toEqual([]);
    for (const [context, wanted] of [
      [other, id],
      [outbox.context, crypto.randomUUID()],
      [outbox.context, 'x'],
    ] as const) {
      await expect(getMessage(context, { id: wanted })).rejects.toMatchObject({ code: 'message_not_found' });
      await expect(resendMessage(context, { id: wanted })).rejects.toMatchObject({ code: 'message_not_found' });
    }
  });

  test('a message that could not be sent can be sent again, with what is known now', async () => {
    const id = await outbox.queue(null);
    const delivery = outbox.delivery(MAILBOX);
    await delivery.deliver();
    await expect(resendMessage(outbox.context, { id })).resolves.toMatchObject({ status: 'queued', reason: null });
    await expect(resendMessage(outbox.context, { id })).rejects.toMatchObject({
      code: 'message_not_resendable',
      details: { status: 'queued' },
    });
    await outbox.pool.query(sql`update persons set email = 'late@example.com'`);
    await delivery.deliver();
    expect(await getMessage(outbox.context, { id })).toMatchObject({ status: 'sent', to: 'late@example.com' });
  });
});

describe('the preview of an email', () => {
  const template = {
    subject: 'About “{{ event.project.name }}”',
    body: 'Hi {{ person.first_name | default: "there" }} of {{ account.name }}, {{ event.project.name }}',
  };
  const person = async (email: string, name: string): Promise<number> => {
    const id = await outbox.queue(email, { fields: { name } });
    return (await outbox.message(id)).person_id;
  };
  const happened = async (personId: number, name: string, project: string, at: string): Promise<void> => {
    const workspaceId = outbox.context.workspace.id;
    await outbox.pool.query(sql`
      insert into event_types (workspace_id, name, kind, first_seen_at, last_seen_at)
      values (${workspaceId}::int, ${name}::text, 'track', ${at}::timestamptz, ${at}::timestamptz) on conflict do nothing`);
    await outbox.pool.query(sql`
      insert into events (person_id, id, event_type_id, occurred_at, received_at, properties)
      select ${personId}::bigint, gen_random_uuid(), id, ${at}::timestamptz, ${at}::timestamptz,
             ${JSON.stringify({ project: { name: project } })}::text::jsonb
      from event_types where workspace_id = ${workspaceId}::int and name = ${name}::text`);
  };

  test('of an empty workspace is made with a sample person', async () => {
    const preview = await previewEmail(outbox.context, template);
    expect(preview).toMatchObject({ subject: 'About “”', text: 'Hi Camille of Martin & Co,\n' });
    expect(preview.html).toMatch(/^<!doctype html>/);
    expect(preview.issues).toEqual([
      { code: 'empty_value', message: expect.stringContaining('event.project.name') },
      { code: 'empty_value', message: expect.stringContaining('event.project.name'), line: 1 },
    ]);
  });

  test('is made for the person asked for, with their newest event of the name', async () => {
    const marie = await person('marie@example.com', 'Marie Curie');
    const bob = await person('bob@example.com', 'Bob');
    await happened(marie, 'Created project', 'Old', '2026-01-01T00:00:00Z');
    await happened(marie, 'Created project', 'New', '2026-02-01T00:00:00Z');
    await happened(marie, 'Logged in', 'None', '2026-02-02T00:00:00Z');
    const preview = (input: object) => previewEmail(outbox.context, { ...template, ...input });
    expect(await preview({ person: `p_${marie}`, event: { name: 'Created project' } })).toMatchObject({
      subject: 'About “New”',
    });
    // Bob did nothing of the kind: somebody else's event serves as the example.
    expect(await preview({ person: `p_${bob}`, event: { name: 'Created project' } })).toMatchObject({
      subject: 'About “New”',
      text: expect.stringMatching(/^Hi Bob/),
    });
    expect(await preview({ event: { name: 'x', properties: { project: { name: 'Given' } } } })).toMatchObject({
      subject: 'About “Given”',
    });
    expect(await preview({ person: `p_${marie}` })).toMatchObject({ subject: 'About “None”' });
    expect(await preview({ person: 'nobody' })).toMatchObject({ text: expect.stringMatching(/^Hi Camille/) });
  });

  test('tells mistakes as issues, in the language asked for', async () => {
    const preview = await previewEmail(outbox.context, { subject: '{{ x', body: 'a\n{% if %}', locale: 'fr' });
    expect(preview).toEqual({
      subject: '',
      html: '',
      text: '',
      issues: [
        { code: 'not_closed', message: '« {{ x » n’est pas fermé.' },
        expect.objectContaining({ message: expect.stringContaining('Le Liquid contient une erreur') }),
      ],
    });
  });
});
