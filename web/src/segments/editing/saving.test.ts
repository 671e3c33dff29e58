import { describe, expect, test } from 'vitest';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { issueAt, issuesByRow, issuesFromDetails, rowOfIssue } from './issue-rows.ts';
import { prepareForSave } from './prepare-for-save.ts';
import { unseenNames } from './unseen-names.ts';
import type { Catalogue } from './row-choices.ts';

const all = (...conditions: Condition[]): Condition => ({ type: 'group', match: 'all', conditions });
const define = (condition: Condition): SegmentDefinition => ({ version: 1, kind: 'dynamic', condition });
const blank: Condition = { type: 'event', event: '' };
const vip: Condition = { type: 'tag', tag: 'vip', operator: 'has' };

describe('preparing a draft for saving', () => {
  test('drops rows on which nothing was chosen, and groups of nothing else', () => {
    expect(prepareForSave(define(all(blank, vip, all(blank, blank))))).toEqual({
      ok: true,
      definition: define(all(vip)),
    });
  });

  test('stops at the first row that was begun but not finished', () => {
    const unfinished: Condition = { type: 'field', field: 'plan', operator: 'is' };
    expect(prepareForSave(define(all(vip, all(vip, unfinished))))).toEqual({ ok: false, unfinished: [1, 1] });
  });

  test('stops at an unfinished filter', () => {
    const event: Condition = { type: 'event', event: 'Logged in', where: [{ property: 'os', operator: 'is' }] };
    expect(prepareForSave(define(all(event)))).toEqual({ ok: false, unfinished: [0] });
  });

  test('S30 refuses to save nothing at all', () => {
    expect(prepareForSave(define(all(blank)))).toEqual({ ok: false, unfinished: null });
  });
});

describe('issues of the server', () => {
  test.each([
    ['condition', ''],
    ['condition.match', ''],
    ['condition.conditions[1]', '1'],
    ['condition.conditions[1].conditions[0].count.value', '1.0'],
    ['condition.conditions[2].where[0].value', '2'],
    ['condition.conditions[1].condition.conditions[2].value', '1.0.2'],
    ['condition.conditions[1].condition.where[0].value', '1.0'],
    ['condition.conditions[3].steps[1].event', '3'],
    ['name', ''],
  ])('%s points at row “%s”', (path, row) => {
    expect(rowOfIssue(path)).toBe(row);
  });

  test('are shown at the row of the draft they are about, each once', () => {
    const issue = { path: 'condition.conditions[0].value', message: 'This must be a number.' };
    const byRow = issuesByRow([issue, issue, { path: 'condition', message: 'Too deep.' }], new Map([['0', '2']]));
    expect(Object.fromEntries(byRow)).toEqual({
      '2': [{ message: 'This must be a number.', at: 'value' }],
      '': [{ message: 'Too deep.', at: '' }],
    });
  });

  test('are shown at the control that holds the value, or a part of it', () => {
    const issues = [{ message: 'No.', at: 'count.value' }];
    expect(issueAt(issues, 'count.value')).toBe('No.');
    expect(issueAt(issues, 'count.value.from')).toBe('No.');
    expect(issueAt(issues, 'count.operator')).toBeNull();
    expect(issueAt([{ message: 'No.', at: 'value[2]' }], 'value')).toBe('No.');
    expect(issueAt([{ message: 'No.', at: '' }], 'value')).toBeNull();
  });

  test('are found in whatever form the details have', () => {
    const issue = { path: 'condition', message: 'No.' };
    expect(issuesFromDetails({ issues: [issue, 'x', null] })).toEqual([issue]);
    expect(issuesFromDetails([issue])).toEqual([issue]);
    expect(issuesFromDetails(issue)).toEqual([issue]);
    expect(issuesFromDetails(undefined)).toEqual([]);
    expect(issuesFromDetails({ uses: [] })).toEqual([]);
  });
});

describe('names that were never seen', () => {
  const seen = { first_seen_at: '', last_seen_at: '', count: 1, kind: 'track' as const };
  const catalogue: Catalogue = {
    events: [{ name: 'Created task', ...seen }],
    personFields: [],
    accountFields: [],
    tags: [{ name: 'vip', people: 1 }],
    segments: [{ key: 'active-trials', name: 'Active trials', count: 1 }],
  };

  test('S8 get the suggestion of a near one, which can be taken', () => {
    const found = unseenNames({ type: 'event', event: 'created_task' }, catalogue);
    expect(found?.meant).toBe('Created task');
    expect(found?.replaceBy('Created task')).toEqual({ type: 'event', event: 'Created task' });
  });

  test('are not complained about when nothing is known at all, or nothing is written yet', () => {
    expect(unseenNames({ type: 'field', field: 'plan', operator: 'is', value: 'x' }, catalogue)).toBeNull();
    expect(unseenNames({ type: 'tag', tag: '', operator: 'has' }, catalogue)).toBeNull();
    expect(unseenNames({ type: 'tag', tag: 'vip', operator: 'has' }, catalogue)).toBeNull();
    expect(unseenNames({ type: 'everyone' }, catalogue)).toBeNull();
  });

  test('have no suggestion when nothing is near', () => {
    expect(unseenNames({ type: 'segment', segment: 'whatever', operator: 'in' }, catalogue)).toMatchObject({
      meant: null,
    });
  });
});
