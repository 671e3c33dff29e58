import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, type Reply, startServer } from './running-server.ts';
import { WRONG_CONDITIONS } from './wrong-definitions.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ start: '2026-03-02T12:00:00.000Z' });
  await create('kept', { type: 'everyone' });
  await server.collect('/identify', { userId: 'ada', traits: { plan: 'pro' } });
  await server.settle();
});
afterAll(async () => {
  await server.stop();
  expect(server.log()).not.toMatch(/"level":[56]0/);
});

const definition = (condition: unknown): object => ({ version: 1, kind: 'dynamic', condition });
const create = (key: string, condition: unknown): Promise<Reply> =>
  server.api('POST', '/segments', { key, name: key, definition: definition(condition) });

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details?: { readonly issues?: readonly { readonly path: string; readonly message: string }[] };
}
const refusalOf = (reply: Reply): Refusal => reply.body['error'] as Refusal;

/** A sentence, in words, that shows nothing of how the program is made. */
function checkSentence(message: string): void {
  expect(message).toMatch(/^[^a-z\s].*[.?)]$/su);
  expect(message.length).toBeLessThan(400);
  expect(message).not.toMatch(/zod|undefined|NaN|invalid input|syntax error|postgres|jsonb|stack|\bat \//i);
}

describe('wrong definitions', () => {
  test.each(WRONG_CONDITIONS)('S30 %s', async (_says, condition, path) => {
    const asked = definition(condition);
    const replies = [
      await server.api('POST', '/segments', { key: 'wrong', name: 'Wrong', definition: asked }),
      await server.api('POST', '/segments/preview', { definition: asked }),
      await server.api('PATCH', '/segments/kept', { name: 'Changed', definition: asked }),
      await server.api('POST', '/segments/kept/diff', { definition: asked }),
    ];
    for (const reply of replies) {
      expect(reply.status).toBe(400);
      const { code, message, details } = refusalOf(reply);
      expect(code).toBe('invalid_definition');
      checkSentence(message);
      expect(details?.issues?.map((issue) => issue.path)).toContain(path);
      for (const issue of details?.issues ?? []) checkSentence(issue.message);
    }
  });

  test('S30 leave nothing behind', async () => {
    const { body } = await server.api('GET', '/segments');
    expect(
      (body['data'] as { key: string; name: string; definition: object }[]).map(({ key, name }) => [key, name]),
    ).toEqual([['kept', 'kept']]);
    expect((await server.api('GET', '/segments/wrong')).status).toBe(404);
    expect((await server.api('GET', '/segments/kept/versions')).body['data']).toHaveLength(1);
  });
});
