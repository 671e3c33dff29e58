import { describe, expect, test, vi } from 'vitest';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import type { LintFinding } from '@segue/shared/segment/lint';
import { notesByRow } from './lint-rows.ts';

const conditions: readonly Condition[] = [
  { type: 'event', event: 'logged in' },
  { type: 'field', field: 'plan', operator: 'is_any_of', value: ['gold'] },
  { type: 'field', field: 'plan', operator: 'is', value: 'gold' },
];
const draft: SegmentDefinition = {
  version: 1,
  kind: 'dynamic',
  condition: { type: 'group', match: 'all', conditions },
};
const finding = (code: LintFinding['code'], path: string, fix?: SegmentDefinition): LintFinding => ({
  code,
  severity: 'advice',
  path,
  message: code,
  ...(fix === undefined ? {} : { fix }),
});
// The complete part lacks the first row of the draft.
const paths = new Map([
  ['', ''],
  ['0', '1'],
  ['1', '2'],
]);

describe('notes of the linter', () => {
  test('stand in the row of the draft they are about, and at the top where they are about all', () => {
    const notes = notesByRow(
      draft,
      [finding('short_text', 'condition.conditions[0]'), finding('duplicate', 'condition')],
      paths,
      null,
    );
    expect([...notes.keys()]).toEqual(['1', '']);
    expect(notes.get('1')).toEqual([{ severity: 'advice', message: 'short_text', repair: null }]);
  });

  test('leave out what the row says by itself, and only that', () => {
    const notes = notesByRow(
      draft,
      [
        finding('value_never_seen', 'condition.conditions[0]'),
        finding('value_never_seen', 'condition.conditions[1]'),
        finding('event_never_seen', 'condition.conditions[0]'),
      ],
      paths,
      null,
    );
    expect(notes.get('1')?.map(({ message }) => message)).toEqual(['value_never_seen', 'event_never_seen']);
    expect(notes.has('2')).toBe(false);
  });

  test('offer the repair where there is one and nothing would be lost', () => {
    const onRepair = vi.fn<(definition: SegmentDefinition) => void>();
    const found = [finding('always_true', 'condition.conditions[0]', draft)];
    notesByRow(draft, found, paths, onRepair).get('1')?.[0]?.repair?.();
    expect(onRepair).toHaveBeenCalledWith(draft);
    expect(notesByRow(draft, found, paths, null).get('1')?.[0]?.repair).toBeNull();
  });
});
