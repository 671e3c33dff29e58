import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import type { ExplainedCondition, Explanation, Segment } from '@segue/shared/api';
import type { Condition, EventCondition, GroupMatch } from '@segue/shared/segment';
import { parsePersonSearch } from '../people/people-search.ts';
import { parseSegmentSearch } from '../segments/segments-search.ts';
import { explanationText } from './explanation-text.ts';
import { isPutOffByAnother } from './put-off.ts';
import type { Teller } from './teller.ts';
import { tellTree } from './told.ts';
import { outlookOf, outlookSentence, verdictSentence } from './verdict.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const ana = { display_name: 'Ana', first_seen_at: '2026-02-27T08:00:00Z', anonymous: false };
const teller: Teller = { i18n, timeZone: 'UTC', names: { segments: { trials: 'Trials' } }, person: ana };

const lastWeek = { type: 'last', amount: 7, unit: 'day' } as const;
const loggedIn: EventCondition = { type: 'event', event: 'Logged in', window: lastWeek };
const vip: Condition = { type: 'tag', tag: 'vip', operator: 'has' };

const leaf = (condition: Condition, holds: boolean, more: Partial<ExplainedCondition> = {}): ExplainedCondition => ({
  condition,
  true: holds,
  flips_at: null,
  changes_at: null,
  ...more,
});
const group = (match: GroupMatch, holds: boolean, ...children: ExplainedCondition[]): ExplainedCondition => ({
  condition: { type: 'group', match, conditions: children.map(({ condition }) => condition) },
  true: holds,
  flips_at: null,
  children,
});
const tell = (tree: ExplainedCondition) => tellTree(tree, teller);

const segmentOf = (tree: ExplainedCondition, part: Partial<Segment> = {}): Segment => ({
  id: 's_1',
  key: 'key',
  name: 'Active',
  description: '',
  objective: '',
  owner: '',
  notes: '',
  review_on: null,
  folder: '',
  is_technical: false,
  kind: 'dynamic',
  status: 'live',
  definition: { version: 1, kind: 'dynamic', condition: tree.condition },
  count: 1,
  progress: null,
  error: null,
  freshness: { evaluated_at: null, p50_ms: null, max_ms: null },
  trend: [],
  uses: [],
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  ...part,
});
const explanationOf = (tree: ExplainedCondition, more: Partial<Explanation> = {}): Explanation => ({
  member: tree.true,
  entered_at: null,
  next_flip_at: null,
  changes_at: null,
  tree,
  ...more,
});

describe('X1 what was found', () => {
  const evidence = (tree: ExplainedCondition): string | null => tell(tree).evidence;

  test.each<[string, ExplainedCondition, string | null]>([
    [
      'a count',
      leaf({ ...loggedIn, count: { operator: 'at_least', value: 3 } }, false, { found: 2 }),
      'Found: 2 of at least 3 (in the last 7 days)',
    ],
    [
      'a ceiling',
      leaf({ ...loggedIn, count: { operator: 'exactly', value: 0 } }, false, { found: 2 }),
      'Found: 2, asked for: exactly 0 (in the last 7 days)',
    ],
    [
      'a measure',
      leaf(
        {
          type: 'event',
          event: 'Bought',
          count: { operator: 'more_than', value: 100, measure: { of: 'sum', property: 'amount' } },
        },
        false,
        { found: 19.5 },
      ),
      'Found: 19.5 of more than 100, counting the sum of amount',
    ],
    [
      'a measure of nothing',
      leaf(
        {
          type: 'event',
          event: 'Bought',
          count: { operator: 'at_least', value: 1, measure: { of: 'max', property: 'amount' } },
        },
        false,
        { found: null },
      ),
      'Found: no value of at least 1, counting the largest value of amount',
    ],
    [
      'a text',
      leaf({ type: 'field', field: 'plan', operator: 'is', value: 'pro' }, false, { value: 'trial' }),
      'Found: “trial”',
    ],
    ['no value', leaf({ type: 'field', field: 'plan', operator: 'is', value: 'pro' }, false), 'Found: no value'],
    ['a number', leaf({ type: 'score', score: 'heat', operator: 'gt', value: 5 }, false, { value: 3 }), 'Found: 3'],
    ['tags', leaf(vip, true, { value: ['vip', 'beta'] }), 'Found: vip, beta'],
    ['no tags', leaf(vip, false, { value: [] }), 'Found: no tag'],
    ['nothing that could be shown', leaf({ type: 'segment', segment: 'trials', operator: 'in' }, true), null],
  ])('%s', (_, tree, expected) => {
    expect(evidence(tree)).toBe(expected);
  });

  test('S13 says when the count would do, but the person is too new', () => {
    const inactive: Condition = { ...loggedIn, count: { operator: 'exactly', value: 0 }, known_for_at_least: 'window' };
    expect(evidence(leaf(inactive, false, { found: 0 }))).toContain('Not known for long enough: first seen');
    expect(evidence(leaf(inactive, false, { found: 1 }))).not.toContain('Not known');
  });

  test('events that are not listed are counted, unless something else than events was', () => {
    const events = [{ id: 'e1', name: 'Logged in', occurred_at: '2026-02-28T00:00:00Z' }];
    expect(tell(leaf(loggedIn, true, { found: 8, events })).moreEvents).toBe(7);
    const days: Condition = { ...loggedIn, count: { operator: 'at_least', value: 2, measure: { of: 'days' } } };
    expect(tell(leaf(days, true, { found: 8, events })).moreEvents).toBe(0);
  });
});

describe('X1 the tree in words', () => {
  test('counts how many of a group are true, and names other segments', () => {
    const inTrials: Condition = { type: 'segment', segment: 'trials', operator: 'in' };
    const told = tell(group({ atLeast: 2 }, false, leaf(inTrials, true), leaf(vip, false), leaf(loggedIn, false)));
    expect([told.sentence, told.tally]).toEqual(['At least 2 of these 3', '1 of 3 is true']);
    expect(told.children[0]).toMatchObject({
      path: '0',
      sentence: 'is in the segment “Trials”',
      segment: { key: 'trials' },
    });
  });

  test('tells apart what helps, what stands in the way, and what makes no difference', () => {
    const bearings = (tree: ExplainedCondition) => tell(tree).children.map(({ bearing }) => bearing);
    expect(bearings(group('all', false, leaf(vip, true), leaf(loggedIn, false)))).toEqual(['good', 'bad']);
    expect(bearings(group('any', true, leaf(vip, true), leaf(loggedIn, false)))).toEqual(['good', 'idle']);
    expect(bearings(group('none', true, leaf(vip, false)))).toEqual(['idle']);
    expect(bearings(group('none', false, leaf(vip, true), leaf(loggedIn, false)))).toEqual(['bad', 'idle']);
  });

  test('shows the periods of a trend without a mark, those of a rhythm with what was asked for', () => {
    const trend: Condition = {
      type: 'trend',
      measure: { type: 'event', event: 'Logged in' },
      period: { amount: 14, unit: 'day' },
      change: { operator: 'up_by_at_least', percent: 50 },
    };
    const period: Condition = { ...loggedIn, window: { type: 'last', amount: 14, unit: 'day' } };
    expect(tell(leaf(trend, true, { parts: [leaf(period, true, { found: 7 })] })).parts[0]).toMatchObject({
      isMarked: false,
      sentence: 'in the last 14 days',
      evidence: 'Found: 7',
    });
    const rhythm: Condition = {
      type: 'regular',
      event: { type: 'event', event: 'Logged in' },
      period: 'week',
      atLeast: 1,
      of: 2,
    };
    const week: Condition = { ...loggedIn, window: { type: 'calendar', unit: 'week' } };
    expect(tell(leaf(rhythm, true, { parts: [leaf(week, true, { found: 7 })] })).parts[0]).toMatchObject({
      isMarked: true,
      sentence: 'this week',
      evidence: 'Found: 7 of at least 1',
    });
  });
});

test.each<[string, Condition, boolean]>([
  ['at least k in a rolling window', { ...loggedIn, count: { operator: 'at_least', value: 3 } }, true],
  ['not at all in a rolling window', { ...loggedIn, count: { operator: 'exactly', value: 0 } }, true],
  ['at most k', { ...loggedIn, count: { operator: 'at_most', value: 3 } }, true],
  ['exactly k: once more may be once too often', { ...loggedIn, count: { operator: 'exactly', value: 3 } }, false],
  [
    'a sum: once more may add nothing',
    { ...loggedIn, count: { operator: 'at_least', value: 3, measure: { of: 'sum', property: 'x' } } },
    false,
  ],
  ['a calendar window', { ...loggedIn, window: { type: 'calendar', unit: 'week' } }, false],
  ['a first time', { ...loggedIn, occurrence: { pick: 'first' } }, false],
  ['a field', { type: 'field', field: 'trial_ends_at', operator: 'before', value: '2026-03-01' }, false],
])('X1 whether the event puts the change off when it happens again: %s', (_, condition, expected) => {
  expect(isPutOffByAnother(condition)).toBe(expected);
});

describe('X1 what time will do', () => {
  const at = '2026-03-06T14:02:00Z';
  const say = (tree: ExplainedCondition, more: Partial<Explanation>): string | null => {
    const explanation = explanationOf(tree, more);
    const outlook = outlookOf(explanation, segmentOf(tree));
    return outlook && outlookSentence(outlook, explanation.member, i18n, 'UTC').replace(/6 .*14:02:00/u, 'THEN');
  };

  test('names the event that would put it off, where one condition alone brings the change', () => {
    const ending = leaf(loggedIn, true, { changes_at: at });
    expect(say(ending, { changes_at: at })).toMatch(/^Leaves on .*unless “Logged in” happens again\.$/u);
    expect(say(group('all', true, ending, leaf(vip, true)), { changes_at: at })).toContain('“Logged in” happens again');
    expect(say(group('any', true, ending, ending), { changes_at: at })).toMatch(/unless something happens\.$/u);
    const filtered = { ...loggedIn, where: [{ property: 'device', operator: 'is' as const, value: 'phone' }] };
    expect(say(leaf(filtered, true, { changes_at: at }), { changes_at: at })).toMatch(/unless something happens\.$/u);
    expect(say(leaf(loggedIn, false), { changes_at: at })).toMatch(/^Enters on .*unless something happens\.$/u);
  });

  test('promises no more than is known', () => {
    const tree = leaf(vip, true);
    const { changes_at: _, ...unknown } = explanationOf(tree, { next_flip_at: at });
    expect(outlookOf(unknown, segmentOf(tree))).toEqual({ kind: 'looked_at', at });
    expect(say(tree, { changes_at: null })).toBe('Stays in until something happens: time alone changes nothing.');
    expect(say(leaf({ type: 'segment', segment: 'x', operator: 'in' }, false), {})).toContain('a segment named below');
    expect(outlookOf(explanationOf(tree), segmentOf(tree, { kind: 'static' }))).toBeNull();
  });
});

describe('X1 the answer in a sentence', () => {
  const say = (tree: ExplainedCondition, member: boolean, part: Partial<Segment> = {}, anonymous = false): string =>
    verdictSentence(explanationOf(tree, { member }), segmentOf(tree, part), {
      ...teller,
      person: { ...ana, anonymous },
    });

  test('gives the reason', () => {
    expect(say(leaf(vip, true), true)).toBe('Ana is in because they have the tag “vip”.');
    expect(say(leaf(vip, false), false)).toBe('Ana is not in because they do not have the tag “vip”.');
    expect(say(leaf({ type: 'everyone' }, true), true)).toBe('Ana is in because everybody is.');
    const many = group('all', true, ...Array.from({ length: 9 }, () => leaf(vip, true)));
    expect(say(many, true)).toBe('Ana is in because enough of the conditions below are true.');
  });

  test('S29 of a list kept by hand speaks of hands', () => {
    expect(say(leaf(vip, true), true, { kind: 'static' })).toContain('somebody put them in');
    expect(say(leaf(vip, true), false, { kind: 'static' })).toContain('nobody put them in');
  });

  test('S20 says why conditions and membership differ', () => {
    expect(say(leaf(vip, true), false, {}, true)).toContain('an anonymous visitor');
    expect(say(leaf(vip, true), false, { progress: 0.5 })).toContain('is being built');
    expect(say(leaf(vip, false), true, { progress: 0.5 })).toContain('is being built anew');
    expect(say(leaf(vip, true), false)).toContain('follows in a moment');
    expect(say(leaf(vip, false), true)).toContain('no longer true');
  });
});

test('X1 an explanation as text has all that the page has', () => {
  const events = [{ id: 'e1', name: 'Logged in', occurred_at: '2026-02-28T10:00:00Z' }];
  const tree = group(
    'all',
    false,
    leaf(loggedIn, true, { found: 2, events, changes_at: '2026-03-06T14:02:00Z' }),
    leaf(vip, false, { value: [] }),
  );
  const text = explanationText({
    explanation: explanationOf(tree),
    segment: segmentOf(tree),
    teller,
    url: 'https://segue.example/people/ana?why=key',
    nowMs: Date.parse('2026-03-01T12:00:00Z'),
  });
  expect(
    text.split('\n').map((line) => line.replace(/(?:\w+ \d+|\d+ \w+),? \d{4}, [\d:]+(?: [AP]M)?/gu, 'THEN')),
  ).toEqual([
    'Segment: Active',
    'Ana is not in because they do not have the tag “vip”.',
    'Stays out until something happens: time alone changes nothing.',
    '',
    '✗ All of these (1 of 2 is true)',
    '    ✓ did “Logged in” in the last 7 days',
    '        Found: 2 of at least 1 (in the last 7 days)',
    '        Logged in: THEN; …',
    '        True until THEN',
    '    ✗ has the tag “vip”',
    '        Found: no tag',
    '',
    'As of THEN',
    'https://segue.example/people/ana?why=key',
  ]);
});

test('X1 the address names whom to explain; what is not understood is left out', () => {
  expect(parsePersonSearch({ why: 'trials', event: 'e1', tab: 'x' })).toEqual({ why: 'trials', event: 'e1' });
  expect(parsePersonSearch({ why: 2026 })).toEqual({ why: '2026' });
  expect(parsePersonSearch({ why: '', event: 7 })).toEqual({});
  expect(parseSegmentSearch({ tab: 'nonsense', why: 4711 })).toEqual({ why: '4711' });
  expect(parseSegmentSearch({ tab: 'log', why: ['x'] })).toEqual({ tab: 'log' });
});
