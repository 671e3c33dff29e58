import { describe, expect, test } from 'vitest';

import { conditionReferences, references } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { did, dynamic, group, tag } from './helpers/definitions.ts';

const nothing = {
  events: [],
  personFields: [],
  accountFields: [],
  tags: [],
  segments: [],
  rolledUp: [],
  scores: [],
  forms: [],
  emails: [],
  anyEmail: false,
  emailActivities: [],
  pages: false,
  topics: [],
  sessions: false,
};

const cases: readonly (readonly [string, Condition, Partial<typeof nothing> | object])[] = [
  ['everyone', { type: 'everyone' }, {}],
  ['a tag', tag('vip'), { tags: ['vip'] }],
  ['an event', did('A'), { events: ['A'] }],
  [
    'an event once, however often named',
    group('all', did('A'), group('any', did('A'), did('B'))),
    { events: ['A', 'B'] },
  ],
  ['a field', { type: 'field', field: 'plan', operator: 'is_set' }, { personFields: ['plan'] }],
  [
    'a field of the account',
    { type: 'field', of: 'account', field: 'plan', operator: 'is_set' },
    { accountFields: ['plan'] },
  ],
  [
    'the field compared with',
    { type: 'field', of: 'account', field: 'seats', operator: 'gt', value: { field: 'invited' } },
    { accountFields: ['seats'], personFields: ['invited'] },
  ],
  [
    'fields in filters, elements and occurrences',
    did('A', {
      where: [
        { property: 'x', operator: 'is', value: { field: 'f1' } },
        {
          property: 'items',
          operator: 'has_element',
          where: [{ property: 'y', operator: 'lt', value: { field: 'f2' } }],
        },
      ],
      occurrence: { pick: 'last', where: [{ property: 'z', operator: 'after', value: { field: 'f3' } }] },
    }),
    { events: ['A'], personFields: ['f1', 'f2', 'f3'] },
  ],
  [
    'the field a window begins at',
    did('A', { window: { type: 'after_field', field: 'signed_up_at', amount: 3, unit: 'day' } }),
    { events: ['A'], personFields: ['signed_up_at'] },
  ],
  ['sessions', did('A', { window: { type: 'session', session: 'first' } }), { events: ['A'], sessions: true }],
  ['pages', { type: 'page', url: { operator: 'contains', value: '/x' } }, { pages: true }],
  ['any email', { type: 'email', activity: 'opened' }, { anyEmail: true, emailActivities: ['opened'] }],
  [
    'certain emails',
    { type: 'email', activity: 'clicked', emails: ['welcome', 'tips'] },
    { emails: ['welcome', 'tips'], emailActivities: ['clicked'] },
  ],
  ['a form', { type: 'form', form: 'signup' }, { forms: ['signup'] }],
  ['a segment', { type: 'segment', segment: 'trial', operator: 'not_in' }, { segments: ['trial'] }],
  ['a score', { type: 'score', score: 'engagement', operator: 'gt', value: 75 }, { scores: ['engagement'] }],
  ['a topic', { type: 'consent', topic: 'news', channel: 'email', operator: 'subscribed' }, { topics: ['news'] }],
  [
    'the steps of a sequence',
    { type: 'sequence', steps: [did('A'), { type: 'page' }], within: { amount: 1, unit: 'day' } },
    { events: ['A'], pages: true },
  ],
  [
    'what a trend, a rhythm and a lasting condition read',
    group(
      'any',
      {
        type: 'trend',
        measure: did('A'),
        period: { amount: 1, unit: 'day' },
        change: { operator: 'up_by_at_least', percent: 5 },
      },
      { type: 'regular', event: did('B'), period: 'day', atLeast: 1, of: 2 },
      { type: 'lasting', condition: tag('c'), for: { amount: 1, unit: 'day' } },
    ),
    { events: ['A', 'B'], tags: ['c'] },
  ],
];

describe('what a definition reads', () => {
  test.each(cases)('%s', (_title, condition, expected) => {
    expect(references(dynamic(condition))).toEqual({ ...nothing, ...expected });
    expect(conditionReferences(condition)).toEqual({ ...nothing, ...expected });
  });

  test('S29 a static segment reads nothing', () => {
    expect(references({ ...dynamic(did('A')), kind: 'static' })).toEqual(nothing);
  });
});
