import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, playWorlds, questionsOf } from './play.ts';
import { type RunningServer, type ServerOptions, startServer } from './running-server.ts';
import type { World } from './world.ts';

/** Ten seconds are usual; on a machine that has other things to do, everything takes longer. */
const PLAYING_MS = 180_000;

/** Makes the segments, plays the worlds on one running server, and makes a test of every check at each of its instants. */
export function testWorlds(
  name: string,
  worlds: readonly World[],
  options: ServerOptions,
  segments: readonly object[] = [],
): void {
  describe(`${name}, on a running server`, () => {
    let server: RunningServer;
    let outcomes: Map<string, Outcome>;

    beforeAll(async () => {
      server = await startServer(options);
      for (const segment of segments) expect((await server.api('POST', '/segments', segment)).status).toBe(201);
      outcomes = await playWorlds(server, worlds, options.start);
    }, PLAYING_MS);
    afterAll(async () => {
      await server.stop();
      // A test that passes on a server which complains has missed something.
      expect(server.log()).not.toMatch(/"level":[56]0/);
    });

    test.each(questionsOf(worlds, options.start))('$title', ({ title, expected }) => {
      expect(outcomes.get(title)).toEqual({ members: expected, previewed: expected, explainedWrongly: [] });
    });
  });
}
