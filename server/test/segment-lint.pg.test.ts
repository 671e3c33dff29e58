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
