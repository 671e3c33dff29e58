import type { Lint } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ start: '2026-03-01T00:00:00.000Z' });
  await server.send(
    { type: 'identify', userId: 'ada', traits: { plan: 'pro', nps: 9 } },
    { type: 'identify', userId: 'bob', traits: { plan: 'trial' } },
    { type: 'identify', userId: 'eve', traits: { nps: 3 } },
    { type: 'track', userId: 'ada', event: 'Logged in' },
  );
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const dynamic = (condition: object) => ({ version: 1, kind: 'dynamic', condition });
const pro = { type: 'field', field: 'plan', operator: 'is', value: 'pro' };

async function lint(condition: object, more: object = {}): Promise<Lint['lint']> {
  const { status, body } = await server.api<Lint>('POST', '/segments/lint', {
    definition: dynamic(condition),
    ...more,
  });
  expect(status).toBe(200);
  return body.lint;
}

describe('X5 POST /segments/lint', () => {
  test('knows the events, fields and values of the workspace', async () => {
    expect(await lint({ type: 'event', event: 'logged in' })).toMatchObject([
      {
        code: 'event_never_seen',
        severity: 'warning',
        path: 'condition',
        fix: dynamic({ type: 'event', event: 'Logged in' }),
      },
    ]);
    expect(await lint({ ...pro, value: 'por' })).toMatchObject([{ code: 'value_never_seen', fix: dynamic(pro) }]);
    expect(await lint(pro)).toEqual([]);
    const [negation] = await lint({ ...pro, operator: 'is_not' });
    expect(negation?.message).toContain('the one person without any plan');
    const numbers = (operator: string, value: number) => ({ type: 'field', field: 'nps', operator, value });
    const both = { type: 'group', match: 'all', conditions: [numbers('gt', 8), numbers('lt', 4)] };
    expect((await lint(both)).map(({ code }) => code)).toEqual(['contradiction']);
  });

  test('knows how far back the history goes', async () => {
    const window = { type: 'last', amount: 30, unit: 'day' };
    expect((await lint({ type: 'event', event: 'Logged in', window })).map(({ code }) => code)).toEqual([
      'window_longer_than_history',
    ]);
  });

  test('knows the other segments, and does not compare a segment with itself', async () => {
    await server.api('POST', '/segments', { key: 'pros', name: 'Professionals', definition: dynamic(pro) });
    const found = await lint({ type: 'group', match: 'all', conditions: [pro] }, { locale: 'fr' });
    expect(found).toMatchObject([{ code: 'duplicate', path: 'condition' }]);
    expect(found[0]?.message).toContain('Professionals');
    expect(await lint(pro, { key: 'pros' })).toEqual([]);
    const narrower = { type: 'group', match: 'all', conditions: [pro, { type: 'event', event: 'Logged in' }] };
    expect((await lint(narrower)).map(({ code }) => code)).toEqual(['subset']);
  });

  test('refuses what could not be saved', async () => {
    const definition = dynamic({ type: 'group', match: 'all', conditions: [] });
    expect(await server.api('POST', '/segments/lint', { definition })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_definition' } },
    });
    expect(await server.api('POST', '/segments/lint', { definition: dynamic(pro), locale: 'de' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_body' } },
    });
  });
});

describe('A32 names and the convention of the workspace', () => {
  const names = async (name: string, locale: 'en' | 'fr' = 'en') =>
    (await lint(pro, { name, locale })).filter(({ code }) => code === 'name_breaks_convention');

  test('nothing is said of names while there is none', async () => {
    expect(await names('Pro people!')).toEqual([]);
  });

  test('a name that breaks it gets one that keeps it', async () => {
    const naming = { style: 'hyphens', first_words: ['plan', 'essai'] };
    const patched = await server.api('PATCH', '/workspace', { naming, language: 'fr' });
    expect(patched).toMatchObject({ status: 200, body: { naming, language: 'fr' } });
    expect(await names('plan-pro')).toEqual([]);
    expect(await names('Pro plan')).toEqual([
      {
        code: 'name_breaks_convention',
        severity: 'advice',
        path: 'name',
        message: 'Names here are lower-case words joined by hyphens, and begin with plan or essai.',
        fix_name: 'plan-pro',
      },
    ]);
    // Nothing of the name can be kept, but the conditions give one.
    expect(await names('VIP', 'fr')).toMatchObject([{ fix_name: 'plan-pro' }]);
    const session = await server.api<{ workspace: object }>('GET', '/session');
    expect(session.body.workspace).toMatchObject({ naming, language: 'fr', owner_email: '' });
  });

  test.each([
    [{ naming: { style: 'shouting', first_words: [] } }],
    [{ naming: { style: 'hyphens', first_words: ['***'] } }],
    [{ owner_email: 'nobody' }],
    [{ language: 'de' }],
  ])('%j is refused', async (patch) => {
    expect(await server.api('PATCH', '/workspace', patch)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_body' } },
    });
  });
});
