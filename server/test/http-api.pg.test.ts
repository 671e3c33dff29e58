import type { Page, Preview, Segment, SegmentMember, SetupState } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;
const START = '2026-03-01T00:00:00.000Z';

interface Refusal {
  error: { code: string; message: string; details?: { issues?: { path: string; message: string }[] } };
}

beforeAll(async () => {
  server = await createTestServer({ start: START });
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const PRO = { version: 1, kind: 'dynamic', condition: { type: 'field', field: 'plan', operator: 'is', value: 'pro' } };
const EMAIL = {
  id: 'mail',
  type: 'send_email',
  name: 'Hello',
  subject: 'Hello {{ person.name }}',
  body: 'Hi!',
  next: null,
};
const GRAPH = {
  version: 1,
  triggers: [{ type: 'segment_entered', segment: 'pro' }],
  start: 'mail',
  steps: [EMAIL],
  settings: { reentry: 'once', exit_on_leave: false, late_limit_seconds: 3600 },
};

describe('segments', () => {
  test('are created, filled, listed, renamed, previewed, explained and deleted', async () => {
    await server.send(
      { type: 'identify', userId: 'ada', traits: { plan: 'pro' } },
      { type: 'identify', userId: 'bob' },
    );
    const created = await server.api<Segment>('POST', '/segments', { name: 'Pro people', key: 'pro', definition: PRO });
    expect(created).toMatchObject({ status: 201, body: { key: 'pro', status: 'building', definition: PRO } });
    await server.api('POST', '/settle');
    expect((await server.api<Segment>('GET', '/segments/pro')).body).toMatchObject({ status: 'live', count: 1 });
    const members = await server.api<Page<SegmentMember>>('GET', '/segments/pro/people?fields=plan');
    expect(members.body.data).toMatchObject([
      { user_id: 'ada', fields: { plan: 'pro' }, entered_at: START, leaves_at: null },
    ]);
    const list = await server.api<Page<Segment>>('GET', '/segments');
    expect(list.body.data.map((segment) => segment.key)).toEqual(['pro']);
    const renamed = await server.api<Segment>('PATCH', '/segments/pro', { name: 'Professionals' });
    expect(renamed.body).toMatchObject({ name: 'Professionals', count: 1 });
    const preview = await server.api<Preview>('POST', '/segments/preview', {
      definition: PRO,
      people: true,
      per_condition: true,
    });
    expect(preview.body).toMatchObject({ count: 1, exact: true, total: 2, people: [{ user_id: 'ada' }] });
    const why = await server.api('GET', '/segments/pro/explain/bob');
    expect(why.body).toMatchObject({ member: false, tree: { true: false, condition: PRO.condition } });
    const everyone = { version: 1, kind: 'dynamic', condition: { type: 'everyone' } };
    const diff = await server.api('POST', '/segments/pro/diff', { definition: everyone });
    expect(diff.body).toMatchObject({ entering: 1, leaving: 0, sample_entering: [{ user_id: 'bob' }] });
  });

  test('S28 in use cannot be deleted; unused ones can', async () => {
    await server.api('POST', '/flows', { key: 'hello', name: 'Hello', graph: GRAPH });
    const refused = await server.api<Refusal>('DELETE', '/segments/pro');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'segment_in_use']);
    expect((await server.api('DELETE', '/flows/hello')).status).toBe(204);
    expect(await server.api('DELETE', '/segments/pro')).toEqual({ status: 204, body: undefined });
    expect((await server.api<Refusal>('GET', '/segments/pro')).body.error.code).toBe('segment_not_found');
  });

  test.each<[string, object, string]>([
    ['no name', { definition: PRO }, 'invalid_body'],
    ['an empty name', { name: '  ', definition: PRO }, 'invalid_body'],
    ['no definition', { name: 'x' }, 'invalid_body'],
    [
      'a definition that is none',
      { name: 'x', definition: { version: 1, kind: 'dynamic', condition: { type: 'luck' } } },
      'invalid_definition',
    ],
    ['an unknown part', { name: 'x', definition: PRO, colour: 'red' }, 'invalid_body'],
    ['a key that is none', { name: 'x', key: 'A B', definition: PRO }, 'invalid_body'],
    ['a NUL character', { name: 'a\u0000b', definition: PRO }, 'invalid_text'],
  ])('with %s are refused', async (_name, body, code) => {
    const reply = await server.api<Refusal>('POST', '/segments', body);
    expect([reply.status, reply.body.error.code]).toEqual([400, code]);
  });
});

describe('flows and messages', () => {
  test('go from a segment to a queued message', async () => {
    await server.api('POST', '/segments', { name: 'Pro', key: 'pro', definition: PRO });
    await server.api('POST', '/settle');
    expect((await server.api('POST', '/flows', { key: 'hello', name: 'Hello', graph: GRAPH })).status).toBe(201);
    expect((await server.api('PATCH', '/flows/hello', { status: 'live' })).body).toMatchObject({ status: 'live' });
    await server.send({
      type: 'identify',
      userId: 'eve',
      traits: { plan: 'pro', email: 'eve@example.com', name: 'Eve' },
    });
    expect((await server.api('GET', '/flows/hello/runs')).body['data']).toMatchObject([{ person: { user_id: 'eve' } }]);
    const { body } = await server.api<Page<{ id: string }>>('GET', '/messages?person=eve');
    expect(body.data).toMatchObject([{ status: 'queued', flow: { key: 'hello' }, person: { user_id: 'eve' } }]);
    expect((await server.api('GET', `/messages/${body.data[0]?.id}`)).body).toMatchObject({
      channel: 'email',
      to: 'eve@example.com',
    });
    expect((await server.api<Refusal>('POST', `/messages/${body.data[0]?.id}/resend`)).status).toBe(409);
    expect((await server.api<Refusal>('GET', '/messages/nonsense')).body.error.code).toBe('message_not_found');
    expect((await server.api<Page<object>>('GET', '/messages?status=sent')).body.data).toEqual([]);
  });

  test('an email is previewed as one person would get it', async () => {
    const { body } = await server.api('POST', '/emails/preview', {
      subject: 'Hello {{ person.name }}',
      body: 'Hi',
      person: 'eve',
    });
    expect(body).toMatchObject({ subject: 'Hello Eve', issues: [] });
  });
});

describe('the workspace', () => {
  test('has a name, a time zone and a week start', async () => {
    const patch = { name: 'Acme', timezone: 'Europe/Paris', week_start: 'sunday' };
    const rest = { language: 'en', owner_email: '', naming: { style: 'any', first_words: [] } };
    expect((await server.api('PATCH', '/workspace', patch)).body).toEqual({ ...patch, ...rest });
    expect((await server.api('GET', '/session')).body['workspace']).toMatchObject(patch);
    await server.api('PATCH', '/workspace', { timezone: 'UTC', week_start: 'monday' });
    await server.worker.settle();
  });

  test('S1 moves its calendar, and its segments with it', async () => {
    const condition = { type: 'event', event: 'Late', window: { type: 'calendar', unit: 'day', offset: 0 } };
    const definition = { version: 1, kind: 'dynamic', condition };
    await server.send({ type: 'track', userId: 'owl', event: 'Late', timestamp: '2026-02-28T22:30:00Z' });
    await server.api('POST', '/segments', { key: 'today', name: 'Today', definition });
    await server.api('POST', '/settle');
    const members = async () =>
      (await server.api<Page<SegmentMember>>('GET', '/segments/today/people')).body.data.length;
    // It is midnight of 1 March in UTC, but still 28 February on the Azores.
    expect(await members()).toBe(0);
    await server.api('PATCH', '/workspace', { timezone: 'Atlantic/Azores' });
    await server.api('POST', '/settle');
    expect(await members()).toBe(1);
    await server.api('PATCH', '/workspace', { timezone: 'UTC' });
    await server.api('POST', '/settle');
    expect(await members()).toBe(0);
  });

  test.each([
    { timezone: 'Mars/Olympus' },
    { timezone: '+02:00' },
    { timezone: '' },
    { name: '' },
    { week_start: 'friday' },
    { x: 1 },
  ])('refuses %o', async (patch) => {
    const reply = await server.api<Refusal>('PATCH', '/workspace', patch);
    expect([reply.status, reply.body.error.code]).toEqual([400, 'invalid_body']);
    expect(reply.body.error.details?.issues).toHaveLength(1);
  });

  test('is set up once: empty, or with the demo in the background', async () => {
    const fresh = await createTestServer({ demo: 'ask' });
    try {
      expect((await fresh.api<SetupState>('GET', '/setup')).body).toMatchObject({ status: 'choose', mode: null });
      expect((await fresh.api('POST', '/setup', { mode: 'nonsense' })).status).toBe(400);
      expect((await fresh.api<SetupState>('POST', '/setup', { mode: 'demo' })).body).toMatchObject({
        status: 'loading',
        progress: 0,
      });
      expect(fresh.demosAsked).toEqual([fresh.workspace.id]);
      const again = await fresh.api<Refusal>('POST', '/setup', { mode: 'empty' });
      expect([again.status, again.body.error.code]).toEqual([409, 'setup_done']);
    } finally {
      await fresh.stop();
    }
    const done = await server.api<Refusal>('POST', '/setup', { mode: 'empty' });
    expect(done.body.error.code).toBe('setup_done');
  });
});

describe('the clock', () => {
  test('may be set anywhere before anything happened, and then only moves forward', async () => {
    const fresh = await createTestServer({ start: START });
    try {
      const set = (now: string) => fresh.api<Refusal & { now: string }>('POST', '/clock', { now });
      expect((await set('2025-01-01T00:00:00Z')).body.now).toBe('2025-01-01T00:00:00.000Z');
      expect((await set('2024-01-01T00:00:00Z')).body.error.code).toBe('clock_backwards');
      expect((await set('2025-01-01T01:00:00.000001+01:00')).body.now).toBe('2025-01-01T00:00:00.000001Z');
      for (const now of [
        '',
        'tomorrow',
        '2025-06-01',
        '2025-06-01T00:00:00',
        '1999-01-01T00:00:00Z',
        '+012345-01-01T00:00:00Z',
      ]) {
        const reply = await set(now);
        expect([reply.status, reply.body.error.code], now).toEqual([400, 'invalid_body']);
      }
    } finally {
      await fresh.stop();
    }
  });

  test('does not move back over an event', async () => {
    const fresh = await createTestServer({ start: START });
    try {
      await fresh.send({ type: 'track', userId: 'a', event: 'Did' });
      const reply = await fresh.api<Refusal>('POST', '/clock', { now: '2025-01-01T00:00:00Z' });
      expect([reply.status, reply.body.error.code]).toEqual([409, 'clock_backwards']);
      expect((await fresh.api<Page<{ last_seen_at: string }>>('GET', '/people')).body.data[0]?.last_seen_at).toBe(
        START,
      );
    } finally {
      await fresh.stop();
    }
  });

  test('that is real cannot be moved', async () => {
    const real = await createTestServer();
    try {
      const reply = await real.api<Refusal>('POST', '/clock', { now: '2030-01-01T00:00:00Z' });
      expect([reply.status, reply.body.error.code]).toEqual([409, 'clock_is_real']);
      expect((await real.api('POST', '/settle')).status).toBe(200);
    } finally {
      await real.stop();
    }
  });
});

describe('what is refused', () => {
  test('names every part that is wrong, in one shape', async () => {
    const { body } = await server.api<Refusal>('POST', '/segments/preview', {
      definition: PRO,
      at: 'x',
      people: 'yes',
    });
    expect(body.error.code).toBe('invalid_body');
    expect(body.error.details?.issues?.map((issue) => issue.path)).toEqual(['at', 'people']);
  });

  test.each<[string, string, string | undefined, number, string]>([
    ['application/json', '{"name":', undefined, 400, 'invalid_json'],
    ['application/json', '', undefined, 400, 'invalid_body'],
    ['text/plain', 'hello', undefined, 415, 'unsupported_media_type'],
    ['application/json', `{"name":"${'x'.repeat(530_000)}"}`, undefined, 413, 'body_too_large'],
    ['application/json', '{}', 'br', 415, 'unsupported_encoding'],
  ])('a body of %s that is wrong: %.20s', async (type, payload, encoding, status, code) => {
    const headers = {
      authorization: 'Bearer sk_test',
      'content-type': type,
      ...(encoding ? { 'content-encoding': encoding } : {}),
    };
    const reply = await server.app.inject({ method: 'POST', url: '/api/v1/segments', payload, headers });
    expect([reply.statusCode, reply.json<Refusal>().error.code]).toEqual([status, code]);
  });

  test('an address that does not exist is not found, in JSON; a page is the application', async () => {
    for (const url of [
      '/api/v1/nonsense',
      '/api/nonsense',
      '/v1/nonsense',
      '/sdk/nonsense',
      '/assets/x.js',
      '/%zz',
      '/favicon.ico',
    ]) {
      const reply = await server.app.inject({ url, headers: { authorization: 'Bearer sk_test' } });
      expect([url, reply.statusCode, reply.json<Refusal>().error.code]).toEqual([url, 404, 'not_found']);
    }
    const page = await server.app.inject({ url: '/people/ada', headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(503);
    expect(page.body).toContain('npm run build');
  });
});

describe('the published description', () => {
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown> }>>;
    components: { schemas: Record<string, unknown> };
  }

  test('is OpenAPI 3.1, names every route that SEMANTICS asks for, and refers to nothing that is missing', async () => {
    const reply = await server.app.inject({ url: '/api/openapi.json' });
    const document = reply.json<OpenApi>();
    expect(document.openapi).toBe('3.1.0');
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    for (const route of [
      'POST /v1/identify',
      'POST /v1/batch',
      'POST /api/v1/segments',
      'GET /api/v1/segments',
      'GET /api/v1/segments/{key}',
      'PATCH /api/v1/segments/{key}',
      'DELETE /api/v1/segments/{key}',
      'GET /api/v1/segments/{key}/people',
      'POST /api/v1/segments/preview',
      'GET /api/v1/people/{id}',
      'GET /api/v1/people/{id}/events',
      'GET /api/v1/people/{id}/segments',
      'POST /api/v1/people/{id}/tags',
      'DELETE /api/v1/people/{id}/tags/{tag}',
      'GET /api/v1/segments/{key}/explain/{id}',
      'POST /api/v1/clock',
      'POST /api/v1/settle',
    ]) {
      expect(routes).toContain(route);
    }
    expect(routes).not.toContain('POST /v1/t');
    for (const methods of Object.values(document.paths)) {
      for (const operation of Object.values(methods)) expect(operation.summary).toBeTruthy();
    }
    const referred = [...reply.body.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect([...new Set(referred)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
    expect(document.components.schemas).toHaveProperty('PersonSummary');
  });
});
