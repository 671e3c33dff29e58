import { CALENDARS } from './calendars.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { testWorlds } from './test-worlds.ts';

testWorlds('calendars in Paris', CALENDARS, { start: '2026-01-05T00:00:00.000Z', timezone: 'Europe/Paris' });
testWorlds('calendars in New York', ELSEWHERE, {
  start: '2026-03-02T12:00:00.000Z',
  timezone: 'America/New_York',
  weekStart: 'sunday',
});
