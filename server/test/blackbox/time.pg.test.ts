import { CALENDARS } from './calendars.ts';
import { ORDERS } from './orders.ts';
import { testWorlds } from './test-worlds.ts';
import { WINDOWS } from './windows.ts';

const START = '2026-01-05T00:00:00.000Z';
testWorlds('time in Paris', [...WINDOWS, ...CALENDARS, ...ORDERS], { start: START, timezone: 'Europe/Paris' });
