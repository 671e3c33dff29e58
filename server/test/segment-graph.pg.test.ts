import type { SegmentGraph } from '@segue/shared/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ start: '2026-03-01T00:00:00.000Z' });
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

const dynamic = (condition: object) => ({ version: 1, kind: 'dynamic', condition });
const isIn = (segment: string) => ({ type: 'segment', segment, operator: 'in' });

test('A33 GET /segment-graph: a segment made of two technical ones, and the flow it starts', async () => {
  const trial = dynamic({ type: 'field', field: 'plan', operator: 'is', value: 'trial' });
  const engaged = dynamic({ type: 'event', event: 'Email Clicked' });
  const target = dynamic({ type: 'group', match: 'all', conditions: [isIn('trial'), isIn('engaged')] });
  await server.send({ type: 'identify', userId: 'ada', traits: { plan: 'trial' } });
  await server.api('POST', '/segments', { key: 'trial', name: 'Trial', definition: trial, is_technical: true });
  await server.api('POST', '/segments', { key: 'engaged', name: 'Engaged', definition: engaged, is_technical: true });
  await server.api('POST', '/segments', { key: 'target', name: 'Target', definition: target });
  const graph = {
    version: 1,
    triggers: [{ type: 'segment_entered', segment: 'target' }],
    start: null,
    steps: [],
    settings: { reentry: 'once', exit_on_leave: true, late_limit_seconds: 3600 },
  };
  const created = await server.api('POST', '/flows', { key: 'convert', name: 'Convert', graph });
  expect(created.status).toBe(201);
  await server.api('POST', '/settle');

  const { status, body } = await server.api<SegmentGraph>('GET', '/segment-graph');
  expect(status).toBe(200);
  expect(body.segments).toEqual([
    { key: 'engaged', name: 'Engaged', kind: 'dynamic', is_technical: true, people: 0 },
    { key: 'target', name: 'Target', kind: 'dynamic', is_technical: false, people: 0 },
    { key: 'trial', name: 'Trial', kind: 'dynamic', is_technical: true, people: 1 },
  ]);
  expect(body.flows).toEqual([{ key: 'convert', name: 'Convert', status: 'draft' }]);
  expect(new Set(body.uses.map((use) => `${use.segment} > ${use.by.kind} ${use.by.key}`))).toEqual(
    new Set(['trial > segment target', 'engaged > segment target', 'target > flow convert']),
  );
});
