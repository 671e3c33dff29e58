import { AMONG_SEGMENTS, STATIC_SEGMENT } from './among-segments.ts';
import { PEOPLE_AND_CALLS } from './people-and-calls.ts';
import { testWorlds } from './test-worlds.ts';

const START = '2026-03-02T12:00:00.000Z';
testWorlds('people and calls', PEOPLE_AND_CALLS, { start: START });
testWorlds('among segments', AMONG_SEGMENTS, { start: START }, [STATIC_SEGMENT]);
