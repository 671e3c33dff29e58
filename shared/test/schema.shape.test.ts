import { describe, expect, test } from 'vitest';

import { issuesOf, issuesOfCondition, sentencesFor } from './helpers/issues.ts';

const everyone = { type: 'everyone' };

describe('the definition itself', () => {
  test.each([undefined, null, 5, 'text', [], () => 1, Symbol('s')])('%s is no definition', (input) => {
    expect(issuesOf(input)).not.toEqual([]);
  });

  test('everything required is asked for', () => {
    expect(issuesOf({})).toEqual(['version: missing', 'kind: missing', 'condition: missing']);
  });

  test('only version 1 exists', () => {
    expect(issuesOf({ version: 2, kind: 'dynamic', condition: everyone })).toEqual(['version: unknown_version']);
  });

  test('unknown keys are refused by name, at every level', () => {
    expect(issuesOf({ version: 1, kind: 'dynamic', condition: everyone, includeAnonymous: true })).toEqual([
      'includeAnonymous: unknown_key',
    ]);
    expect(
      issuesOfCondition({ type: 'event', event: 'A', windw: {}, count: { operator: 'exactly', value: 1, x: 1 } }),
    ).toEqual(['count.x: unknown_key', 'windw: unknown_key']);
    expect(sentencesFor({ type: 'everyone', wibble: 1 }, 'en')).toEqual(['“wibble” is not known here.']);
    expect(sentencesFor({ type: 'everyone', wibble: 1 }, 'fr')).toEqual([
      '«\u00A0wibble\u00A0» est inconnu à cet endroit.',
    ]);
  });

  test('a key called __proto__ is an unknown key, not a prototype', () => {
    expect(
      issuesOf(JSON.parse('{"version":1,"kind":"dynamic","condition":{"type":"everyone","__proto__":{}}}')),
    ).toEqual(['condition.__proto__: unknown_key']);
  });

  test('anonymous visitors are asked for in snake case (S20)', () => {
    expect(issuesOf({ version: 1, kind: 'dynamic', condition: everyone, include_anonymous: true })).toEqual([]);
  });

  test('S29 the condition of a static segment is not read, so it may be the empty group of the editor', () => {
    const empty = { type: 'group', match: 'all', conditions: [] };
    expect(issuesOf({ version: 1, kind: 'static', condition: empty })).toEqual([]);
    expect(issuesOf({ version: 1, kind: 'static', condition: everyone })).toEqual([]);
    expect(issuesOf({ version: 1, kind: 'static' })).toEqual(['condition: missing']);
  });

  test('no default is filled in', () => {
    expect(issuesOfCondition({ type: 'event', event: 'A' })).toEqual([]);
  });
});

describe('tags of unions', () => {
  test('an unknown kind of condition gets a suggestion', () => {
    expect(sentencesFor({ type: 'evnt', event: 'A' }, 'en')).toEqual([
      'This must be one of: group, field, tag, event, page, email, segment, members, score, form, consent, sequence, trend, lasting, regular, everyone. Did you mean “event”?',
    ]);
  });

  test('an unknown window gets one too', () => {
    expect(sentencesFor({ type: 'event', event: 'A', window: { type: 'calender', unit: 'day' } }, 'fr')[0]).toMatch(
      /Vouliez-vous dire «\u00A0calendar\u00A0»\u202F\?$/,
    );
  });

  test.each([
    [{ event: 'A' }, 'type: missing'],
    [5, ': wrong_type'],
    [[], ': wrong_type'],
    [{ type: 'group', match: 'all' }, 'conditions: missing'],
    [{ type: 'group', match: 'all', conditions: {} }, 'conditions: wrong_type'],
    [{ type: 'group', match: 'both', conditions: [everyone] }, 'match: bad_match'],
    [{ type: 'group', match: { atLeast: 1.5 }, conditions: [everyone] }, 'match: bad_match'],
    [{ type: 'group', match: { at_least: 1 }, conditions: [everyone] }, 'match: bad_match'],
    [{ type: 'lasting', for: { amount: 1, unit: 'day' } }, 'condition: missing'],
    [{ type: 'email', activity: 'read' }, 'activity: not_one_of'],
    [{ type: 'email', activity: 'opened', emails: 'all' }, 'emails: bad_emails'],
    [{ type: 'event', event: 'A', known_for_at_least: 'ever' }, 'known_for_at_least: bad_known_for'],
    [{ type: 'event', event: 'A', count: { operator: 'exactly', value: '3' } }, 'count.value: bad_count_value'],
    [
      { type: 'event', event: 'A', count: { operator: 'exactly', value: 3, measure: { of: 'sum' } } },
      'count.measure: bad_measure',
    ],
    [{ type: 'event', event: 'A', window: { type: 'last', amount: '7', unit: 'day' } }, 'window.amount: wrong_type'],
    [{ type: 'event', event: 'A', window: { type: 'last', amount: 7, unit: 'days' } }, 'window.unit: not_one_of'],
    [{ type: 'field', field: 'x', operator: 'equals', value: 1 }, 'operator: not_one_of'],
    [{ type: 'field', field: 'x', operator: 'is', value: null }, 'value: bad_value'],
    [{ type: 'field', field: 'x', operator: 'is', value: { like: 'y' } }, 'value: bad_value'],
    [{ type: 'field', field: 'x', operator: 'is', value: Number.NaN }, 'value: bad_value'],
    [{ type: 'page', url: { operator: 'gt', value: '/a' } }, 'url.operator: not_one_of'],
    [{ type: 'page', url: { operator: 'is', value: 5 } }, 'url.value: bad_text_match_value'],
    [{ type: 'regular', event: everyone, period: 'week', atLeast: 1, of: 2 }, 'event.type: not_one_of'],
    [
      { type: 'regular', event: { type: 'event', event: 'A' }, period: 'week', atLeast: 1.5, of: 2 },
      'atLeast: not_whole',
    ],
  ])('%j is refused: %s', (condition, issue) => {
    expect(issuesOfCondition(condition)).toEqual([issue]);
  });
});

describe('what cannot be stored is refused before it is read', () => {
  test('NUL characters, in values and in keys', () => {
    expect(issuesOfCondition({ type: 'tag', tag: 'v\0p', operator: 'has' })).toEqual(['tag: nul_character']);
    expect(issuesOfCondition({ type: 'everyone', 'a\0b': 1 })).toEqual([': nul_character']);
    expect(issuesOfCondition({ type: 'field', field: 'x', operator: 'is_any_of', value: ['ok', 'not\0ok'] })).toEqual([
      'value[1]: nul_character',
    ]);
  });

  test('lone surrogates, but not whole emoji', () => {
    expect(issuesOfCondition({ type: 'tag', tag: 'a\uD83D', operator: 'has' })).toEqual(['tag: broken_text']);
    expect(issuesOfCondition({ type: 'tag', tag: '🎉', operator: 'has' })).toEqual([]);
  });

  test('input nested a hundred thousand times is refused without recursion', () => {
    let deep: unknown = everyone;
    for (let level = 0; level < 100_000; level += 1) deep = { type: 'group', match: 'all', conditions: [deep] };
    expect(issuesOfCondition(deep)).toEqual([': too_nested']);
  });

  test('a million values are refused', () => {
    expect(issuesOfCondition({ type: 'x', list: Array.from({ length: 1_000_000 }, () => 0) })).toEqual([': too_big']);
  });

  test('no more than fifty problems are reported', () => {
    const conditions = Array.from({ length: 100 }, () => ({ type: 'tag', tag: '', operator: 'has' }));
    expect(issuesOfCondition({ type: 'group', match: 'all', conditions })).toHaveLength(50);
  });
});

describe('texts', () => {
  test.each(['', '   ', '\n'])('a blank name %j is refused', (tag) => {
    expect(issuesOfCondition({ type: 'tag', tag, operator: 'has' })).toEqual(['tag: empty_text']);
  });

  test('names go up to 200 characters, segment keys to 64, texts to 2 000', () => {
    const name = (length: number): string => 'a'.repeat(length);
    expect(issuesOfCondition({ type: 'event', event: name(200) })).toEqual([]);
    expect(issuesOfCondition({ type: 'event', event: name(201) })).toEqual(['event: text_too_long']);
    expect(issuesOfCondition({ type: 'segment', segment: name(64), operator: 'in' })).toEqual([]);
    expect(issuesOfCondition({ type: 'segment', segment: name(65), operator: 'in' })).toEqual([
      'segment: text_too_long',
    ]);
    expect(issuesOfCondition({ type: 'field', field: 'x', operator: 'is', value: name(2_000) })).toEqual([]);
    expect(issuesOfCondition({ type: 'field', field: 'x', operator: 'is', value: name(2_001) })).toEqual([
      'value: text_too_long',
    ]);
  });

  test.each([`'; drop table people; --`, `" or 1=1`, '$1', '%', '\\', '{{ person.email }}', '<script>'])(
    '%s is plain text',
    (text) => {
      expect(issuesOfCondition({ type: 'event', event: text })).toEqual([]);
      expect(issuesOfCondition({ type: 'field', field: text, operator: 'contains', value: text })).toEqual([]);
    },
  );
});
