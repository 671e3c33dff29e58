import { OPERATORS_OF_FIELDS } from './operators-of-fields.ts';
import { OPERATORS_OF_PROPERTIES } from './operators-of-properties.ts';
import { testWorlds } from './test-worlds.ts';

testWorlds('operators', [...OPERATORS_OF_FIELDS, ...OPERATORS_OF_PROPERTIES], { start: '2026-03-02T12:00:00.000Z' });
