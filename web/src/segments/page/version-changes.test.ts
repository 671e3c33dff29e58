import { expect, test } from 'vitest';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { versionChanges } from './version-changes.ts';

const vip: Condition = { type: 'tag', tag: 'vip', operator: 'has' };
const trial: Condition = { type: 'tag', tag: 'trial', operator: 'has' };
const of = (match: 'all' | 'any', ...conditions: Condition[]): SegmentDefinition => ({
  version: 1,
  kind: 'dynamic',
  condition: { type: 'group', match, conditions },
});
const changes = (older: SegmentDefinition, newer: SegmentDefinition) => versionChanges(older, newer, 'en', {});

test('conditions that came and went are told in words', () => {
  expect(changes(of('all', vip), of('all', trial))).toEqual([
    { type: 'added', text: 'have the tag “trial”' },
    { type: 'removed', text: 'have the tag “vip”' },
  ]);
  expect(changes(of('all', vip), of('all', vip, vip))).toEqual([{ type: 'added', text: 'have the tag “vip”' }]);
});

test('the order of conditions and a group around one of them are no change', () => {
  expect(changes(of('all', vip, trial), of('all', trial, vip))).toEqual([]);
  expect(changes({ version: 1, kind: 'dynamic', condition: vip }, of('any', vip))).toEqual([]);
});

test('all and any, by hand and visitors are told apart', () => {
  expect(changes(of('all', vip, trial), of('any', vip, trial))).toEqual([{ type: 'match', match: 'any' }]);
  expect(changes(of('all', vip), { ...of('all', vip), include_anonymous: true })).toEqual([
    { type: 'anonymous', included: true },
  ]);
  expect(changes(of('all', vip), { ...of('all'), kind: 'static' })).toEqual([
    { type: 'kind', kind: 'static' },
    { type: 'removed', text: 'have the tag “vip”' },
  ]);
});
