import { parseFlowGraph } from '@segue/shared/flow/schema';
import { findIssues, references } from '@segue/shared/segment';
import { parseSegmentDefinition } from '@segue/shared/segment/schema';
import { Liquid } from 'liquidjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoFlows } from '../src/simulate/demo-flows.ts';
import { demoSegments } from '../src/simulate/demo-segments.ts';
import { generate } from '../src/simulate/generate.ts';
import { monthsBefore } from '../src/simulate/time.ts';

const END = Date.UTC(2026, 2, 1);
const seen = {
  events: new Set<string>(),
  paths: new Set<unknown>(),
  person: new Set<string>(),
  account: new Set<string>(),
};

beforeAll(() => {
  for (const { call } of generate(1, monthsBefore(END, 2), END, 200)) {
    if (call.type === 'track') seen.events.add(call.event);
    if (call.type === 'page') seen.paths.add(call.properties?.['path']);
    if (call.type === 'identify') for (const field of Object.keys(call.traits ?? {})) seen.person.add(field);
    if (call.type === 'group') for (const field of Object.keys(call.traits ?? {})) seen.account.add(field);
  }
});

describe('the segments of the demo', () => {
  test('A37 are between 15 and 30, with keys and names of their own', () => {
    expect(demoSegments.length).toBeGreaterThanOrEqual(15);
    expect(demoSegments.length).toBeLessThanOrEqual(30);
    expect(new Set(demoSegments.map((segment) => segment.key)).size).toBe(demoSegments.length);
    expect(new Set(demoSegments.map((segment) => segment.name)).size).toBe(demoSegments.length);
  });

  test.each(demoSegments.map((segment) => [segment.key, segment] as const))(
    '%s is valid as it travels',
    (key, segment) => {
      expect(key).toMatch(/^[a-z0-9-]+$/);
      expect(segment.description).toMatch(/^[A-Z].+\.$/);
      const parsed = parseSegmentDefinition(JSON.parse(JSON.stringify(segment.definition)));
      expect(parsed).toMatchObject({ ok: true });
      expect(findIssues(segment.definition, 'en')).toEqual([]);
    },
  );

  test('speak only of what the simulated product sends, and of segments before them', () => {
    const before = new Set<string>();
    for (const { key, definition } of demoSegments) {
      const { events, personFields, accountFields, segments } = references(definition);
      expect(events.filter((name) => !seen.events.has(name))).toEqual([]);
      expect(personFields.filter((name) => !seen.person.has(name))).toEqual([]);
      expect(accountFields.filter((name) => !seen.account.has(name))).toEqual([]);
      expect(segments.filter((name) => !before.has(name))).toEqual([]);
      before.add(key);
    }
    const paths = [...JSON.stringify(demoSegments).matchAll(/"path":\{"operator":"is","value":"([^"]+)"/g)];
    expect(paths.length).toBeGreaterThan(2);
    for (const [, path] of paths) expect(seen.paths).toContain(path);
  });
});

describe('the flows of the demo', () => {
  test.each(demoFlows.map((flow) => [flow.key, flow] as const))(
    '%s is valid and starts from a segment there is',
    (_, flow) => {
      expect(parseFlowGraph(JSON.parse(JSON.stringify(flow.graph)))).toMatchObject({ ok: true });
      expect(flow.graph.start).not.toBeNull();
      for (const trigger of flow.graph.triggers) {
        expect(demoSegments.map((segment) => segment.key)).toContain(trigger.segment);
      }
    },
  );

  test('B29 the email names the project that the person created', async () => {
    const step = demoFlows[0]?.graph.steps.find((candidate) => candidate.type === 'send_email');
    const event = { project: { name: 'Website redesign' } };
    const body = await new Liquid().parseAndRender(step?.body ?? '', { person: { first_name: 'Ada' }, event });
    expect(body).toContain('Hello Ada,');
    expect(body).toContain(
      'I noticed you created the project **“Website redesign”** – here is how teams break such projects down',
    );
  });
});
