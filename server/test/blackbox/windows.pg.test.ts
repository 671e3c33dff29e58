import { ORDERS } from './orders.ts';
import { testWorlds } from './test-worlds.ts';
import { WINDOWS } from './windows.ts';

testWorlds('windows', [...WINDOWS, ...ORDERS], { start: '2026-01-05T00:00:00.000Z', timezone: 'Europe/Paris' });
