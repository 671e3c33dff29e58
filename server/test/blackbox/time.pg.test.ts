import { testWorlds } from './test-worlds.ts';
import { WINDOWS } from './windows.ts';

testWorlds('time in Paris', [...WINDOWS], { start: '2026-01-05T00:00:00.000Z', timezone: 'Europe/Paris' });
