/**
 * Definitions that must be refused: what is wrong, the condition (as JSON that somebody might send, so not typed), and the
 * path at which the answer must point.
 */
export type WrongCondition = readonly [says: string, condition: unknown, path: string];

const field = (part: object): object => ({ type: 'field', field: 'plan', ...part });
const event = (part: object): object => ({ type: 'event', event: 'Paid', ...part });
const where = (part: object): object => event({ where: [{ property: 'amount', ...part }] });
const seven = { amount: 7, unit: 'day' };
const nested = (depth: number): object =>
  depth === 0 ? { type: 'everyone' } : { type: 'group', match: 'all', conditions: [nested(depth - 1)] };
const elements = (depth: number): object[] =>
  depth === 0
    ? [{ property: 'a', operator: 'is_set' }]
    : [{ property: 'items', operator: 'has_element', where: elements(depth - 1) }];

const shapes: readonly WrongCondition[] = [
  ['no condition', undefined, 'condition'],
  ['null', null, 'condition'],
  ['a text', 'everyone', 'condition'],
  ['a list', [], 'condition'],
  ['an empty object', {}, 'condition.type'],
  ['an unknown type', { type: 'person' }, 'condition.type'],
  ['a type in another case', { type: 'Everyone' }, 'condition.type'],
  ['a type from the prototype chain', { type: 'constructor' }, 'condition.type'],
  ['a type that is a number', { type: 1 }, 'condition.type'],
  ['a key too many', { type: 'everyone', always: true }, 'condition.always'],
  ['a key with a typing mistake', event({ widnow: { type: 'ever' } }), 'condition.widnow'],
  ['a key that looks like SQL', event({ "'; drop table events;--": 1 }), 'condition["\'; drop table events;--"]'],
  ['a field without its name', { type: 'field', operator: 'is_set' }, 'condition.field'],
  ['a field whose name is empty', { type: 'field', field: '  ', operator: 'is_set' }, 'condition.field'],
  ['a field whose name is a number', { type: 'field', field: 5, operator: 'is_set' }, 'condition.field'],
  ['a field whose name is too long', { type: 'field', field: 'x'.repeat(201), operator: 'is_set' }, 'condition.field'],
  ['a field with a NUL character', { type: 'field', field: 'a\u0000', operator: 'is_set' }, 'condition.field'],
  ['a field with half a character', { type: 'field', field: 'a\ud800', operator: 'is_set' }, 'condition.field'],
  ['a field of nobody', field({ of: 'company', operator: 'is_set' }), 'condition.of'],
  ['an event without its name', { type: 'event' }, 'condition.event'],
  ['a tag without its name', { type: 'tag', operator: 'has' }, 'condition.tag'],
  ['a tag with an operator of fields', { type: 'tag', tag: 'vip', operator: 'is' }, 'condition.operator'],
  ['a segment with an operator of fields', { type: 'segment', segment: 'a', operator: 'is' }, 'condition.operator'],
  ['a segment whose key is a number', { type: 'segment', segment: 5, operator: 'in' }, 'condition.segment'],
  ['an activity nobody knows', { type: 'email', activity: 'looked at' }, 'condition.activity'],
  ['emails that are a text', { type: 'email', activity: 'opened', emails: 'welcome' }, 'condition.emails'],
  ['an empty list of emails', { type: 'email', activity: 'opened', emails: [] }, 'condition.emails'],
  ['a consent on no channel', { type: 'consent', topic: 'news', operator: 'subscribed' }, 'condition.channel'],
  ['a score with a text', { type: 'score', score: 'engagement', operator: 'gt', value: 'high' }, 'condition.value'],
  [
    'a score that contains',
    { type: 'score', score: 'engagement', operator: 'contains', value: 1 },
    'condition.operator',
  ],
];

const groups: readonly WrongCondition[] = [
  ['an empty group', { type: 'group', match: 'all', conditions: [] }, 'condition'],
  [
    'an empty group in a group',
    {
      type: 'group',
      match: 'any',
      conditions: [{ type: 'everyone' }, { type: 'group', match: 'none', conditions: [] }],
    },
    'condition.conditions[1]',
  ],
  ['a group without conditions', { type: 'group', match: 'all' }, 'condition.conditions'],
  [
    'a group of an object',
    { type: 'group', match: 'all', conditions: { 0: { type: 'everyone' } } },
    'condition.conditions',
  ],
  [
    'a group that matches some',
    { type: 'group', match: 'some', conditions: [{ type: 'everyone' }] },
    'condition.match',
  ],
  [
    'at least 3 of 2',
    { type: 'group', match: { atLeast: 3 }, conditions: [{ type: 'everyone' }, { type: 'everyone' }] },
    'condition.match',
  ],
  ['at least 0 of 1', { type: 'group', match: { atLeast: 0 }, conditions: [{ type: 'everyone' }] }, 'condition.match'],
  [
    'at least one and a half',
    { type: 'group', match: { atLeast: 1.5 }, conditions: [{ type: 'everyone' }, { type: 'everyone' }] },
    'condition.match',
  ],
  ['at least -1', { type: 'group', match: { atLeast: -1 }, conditions: [{ type: 'everyone' }] }, 'condition.match'],
  [
    '11 groups in one another',
    nested(11),
    'condition.conditions[0].conditions[0].conditions[0].conditions[0].conditions[0].conditions[0].conditions[0].conditions[0].conditions[0].conditions[0]',
  ],
  ['90 groups in one another', nested(90), ''],
  ['1 000 groups in one another', nested(1_000), ''],
  [
    '201 conditions',
    { type: 'group', match: 'any', conditions: Array.from({ length: 201 }, () => ({ type: 'everyone' })) },
    'condition',
  ],
];

const values: readonly WrongCondition[] = [
  ['an operator nobody knows', field({ operator: 'like', value: 'a' }), 'condition.operator'],
  ['an operator in another case', field({ operator: 'IS', value: 'a' }), 'condition.operator'],
  ['an operator with SQL', field({ operator: "is' or 1=1--", value: 'a' }), 'condition.operator'],
  ['no value', field({ operator: 'is' }), 'condition.value'],
  ['null as the value', field({ operator: 'is', value: null }), 'condition.value'],
  ['a value where none is wanted', field({ operator: 'is_set', value: true }), 'condition.value'],
  ['an empty text', field({ operator: 'is', value: '' }), 'condition.value'],
  ['nothing but spaces', field({ operator: 'contains', value: '  \t' }), 'condition.value'],
  ['a text that is too long', field({ operator: 'is', value: 'x'.repeat(2_001) }), 'condition.value'],
  ['a NUL character in a value', field({ operator: 'is', value: 'a\u0000b' }), 'condition.value'],
  ['half a character in a value', field({ operator: 'is', value: '\udc00' }), 'condition.value'],
  ['a list for is', field({ operator: 'is', value: ['a'] }), 'condition.value'],
  ['a text for a list', field({ operator: 'is_any_of', value: 'a' }), 'condition.value'],
  ['an empty list', field({ operator: 'is_any_of', value: [] }), 'condition.value'],
  ['a list of everything', field({ operator: 'is_any_of', value: ['a', 1] }), 'condition.value[1]'],
  ['a list in a list', field({ operator: 'is_any_of', value: [['a']] }), 'condition.value'],
  ['a list with an empty text', field({ operator: 'includes_any', value: ['a', ' '] }), 'condition.value[1]'],
  [
    '10 001 values',
    field({ operator: 'is_any_of', value: Array.from({ length: 10_001 }, (_, index) => index) }),
    'condition.value',
  ],
  ['a text for a number', field({ operator: 'gt', value: '5' }), 'condition.value'],
  ['a boolean for a number', field({ operator: 'gt', value: true }), 'condition.value'],
  ['a number for a text', field({ operator: 'contains', value: 5 }), 'condition.value'],
  ['between a text', field({ operator: 'between', value: '1..5' }), 'condition.value'],
  ['between without an end', field({ operator: 'between', value: { from: 1 } }), 'condition.value'],
  ['between, backwards', field({ operator: 'between', value: { from: 5, to: 1 } }), 'condition.value'],
  [
    'between dates, backwards',
    field({ operator: 'between', value: { from: '2026-02-01', to: '2026-01-01' } }),
    'condition.value',
  ],
  [
    'between a number and a date',
    field({ operator: 'between', value: { from: 1, to: '2026-01-01' } }),
    'condition.value',
  ],
  ['a date that is none', field({ operator: 'on', value: 'tomorrow' }), 'condition.value'],
  ['the 30th of February', field({ operator: 'before', value: '2026-02-30' }), 'condition.value'],
  ['29 February of a common year', field({ operator: 'before', value: '2026-02-29' }), 'condition.value'],
  ['the 13th month', field({ operator: 'after', value: '2026-13-01' }), 'condition.value'],
  ['an American date', field({ operator: 'on', value: '01/31/2026' }), 'condition.value'],
  ['25 o’clock', field({ operator: 'on', value: '2026-01-01T25:00' }), 'condition.value'],
  ['a Unix time', field({ operator: 'on', value: 1_767_225_600 }), 'condition.value'],
  ['a span without a unit', field({ operator: 'within_last', value: { amount: 7 } }), 'condition.value'],
  ['a span that is a text', field({ operator: 'within_last', value: '7d' }), 'condition.value'],
  ['a span of 0', field({ operator: 'within_last', value: { amount: 0, unit: 'day' } }), 'condition.value.amount'],
  ['a negative span', field({ operator: 'within_next', value: { amount: -7, unit: 'day' } }), 'condition.value.amount'],
  ['half a day', field({ operator: 'within_last', value: { amount: 0.5, unit: 'day' } }), 'condition.value.amount'],
  [
    'a span in fortnights',
    field({ operator: 'within_last', value: { amount: 1, unit: 'fortnight' } }),
    'condition.value',
  ],
  [
    'a span of 151 years',
    field({ operator: 'more_than_ago', value: { amount: 151, unit: 'year' } }),
    'condition.value.amount',
  ],
  [
    'a span beyond all numbers',
    field({ operator: 'more_than_ago', value: { amount: 1e21, unit: 'second' } }),
    'condition.value.amount',
  ],
  ['another field of a list operator', field({ operator: 'is_any_of', value: { field: 'other' } }), 'condition.value'],
  ['another field without a name', field({ operator: 'is', value: { field: '' } }), 'condition.value.field'],
  [
    'case_sensitive as a text',
    field({ operator: 'is', value: 'a', case_sensitive: 'yes' }),
    'condition.case_sensitive',
  ],
  ['a pattern with an error', field({ operator: 'matches', value: '(a' }), 'condition.value'],
  ['a pattern that begins with a star', field({ operator: 'matches', value: '*a' }), 'condition.value'],
  ['a pattern that is no text', field({ operator: 'matches', value: 4 }), 'condition.value'],
  ['a pattern that explodes', field({ operator: 'matches', value: '(a+)+$' }), 'condition.value'],
  ['a pattern with two ways', field({ operator: 'matches', value: '^(a|a)*$' }), 'condition.value'],
  ['a pattern with three ways', field({ operator: 'matches', value: '(\\w+\\s?)*!' }), 'condition.value'],
  ['a pattern of 20 anythings', field({ operator: 'matches', value: '(.*a){20}' }), 'condition.value'],
  ['a pattern that refers back', field({ operator: 'matches', value: '(a)\\1' }), 'condition.value'],
  ['a pattern that looks ahead', field({ operator: 'matches', value: 'a(?!b)' }), 'condition.value'],
  ['a pattern with options', field({ operator: 'matches', value: '(?i)a' }), 'condition.value'],
  ['a pattern of 501 characters', field({ operator: 'matches', value: 'a'.repeat(501) }), 'condition.value'],
  ['a pattern that repeats 256 times', field({ operator: 'matches', value: 'a{256}' }), 'condition.value'],
  [
    'a pattern that is too big written out',
    field({ operator: 'matches', value: '((a{99}){99}){99}' }),
    'condition.value',
  ],
];

const events: readonly WrongCondition[] = [
  ['filters that are an object', event({ where: { property: 'a', operator: 'is_set' } }), 'condition.where'],
  ['a filter without a property', event({ where: [{ operator: 'is_set' }] }), 'condition.where[0].property'],
  ['a filter with the wrong value', where({ operator: 'gt', value: 'x' }), 'condition.where[0].value'],
  ['an element without filters', where({ operator: 'has_element' }), 'condition.where[0].where'],
  ['an element with no filters', where({ operator: 'has_element', where: [] }), 'condition.where[0].where'],
  ['elements 4 deep', event({ where: elements(4) }), 'condition.where[0].where[0].where[0].where[0].where'],
  [
    '51 filters',
    event({ where: Array.from({ length: 51 }, () => ({ property: 'a', operator: 'is_set' })) }),
    'condition.where',
  ],
  ['a count without a number', event({ count: { operator: 'at_least' } }), 'condition.count.value'],
  ['a count as a text', event({ count: { operator: 'at_least', value: '3' } }), 'condition.count.value'],
  ['a count of one and a half', event({ count: { operator: 'at_least', value: 1.5 } }), 'condition.count.value'],
  ['a negative count', event({ count: { operator: 'exactly', value: -1 } }), 'condition.count.value'],
  ['fewer than 0', event({ count: { operator: 'fewer_than', value: 0 } }), 'condition.count.value'],
  ['a count of millions', event({ count: { operator: 'at_least', value: 1_000_001 } }), 'condition.count.value'],
  ['a count beyond all numbers', event({ count: { operator: 'at_least', value: 1e300 } }), 'condition.count.value'],
  ['a count between one number', event({ count: { operator: 'between', value: 3 } }), 'condition.count.value'],
  [
    'a count between, backwards',
    event({ count: { operator: 'between', value: { from: 3, to: 1 } } }),
    'condition.count.value',
  ],
  ['a count operator in symbols', event({ count: { operator: '>=', value: 3 } }), 'condition.count.operator'],
  [
    'a sum of nothing',
    event({ count: { operator: 'at_least', value: 3, measure: { of: 'sum' } } }),
    'condition.count.measure',
  ],
  [
    'a median',
    event({ count: { operator: 'at_least', value: 3, measure: { of: 'median', property: 'a' } } }),
    'condition.count.measure',
  ],
  [
    'emails of something else',
    event({ count: { operator: 'at_least', value: 3, measure: { of: 'emails' } } }),
    'condition.count.measure',
  ],
  ['a window of an unknown type', event({ window: { type: 'past' } }), 'condition.window.type'],
  ['a window of 0 days', event({ window: { type: 'last', amount: 0, unit: 'day' } }), 'condition.window.amount'],
  ['a window of minus 7 days', event({ window: { type: 'last', amount: -7, unit: 'day' } }), 'condition.window.amount'],
  ['a window of 11 years', event({ window: { type: 'last', amount: 11, unit: 'year' } }), 'condition.window.amount'],
  ['a window in text', event({ window: '7d' }), 'condition.window'],
  [
    'a window between, backwards',
    event({ window: { type: 'between', from: '2026-02-01', to: '2026-01-01' } }),
    'condition.window',
  ],
  ['a window until a date that is none', event({ window: { type: 'until', at: '2026-02-31' } }), 'condition.window.at'],
  ['a window since the year 9999', event({ window: { type: 'since', at: '9999-01-01' } }), 'condition.window.at'],
  ['a window ago with equal ends', event({ window: { type: 'ago', from: seven, to: seven } }), 'condition.window'],
  ['next month', event({ window: { type: 'calendar', unit: 'month', offset: 1 } }), 'condition.window.offset'],
  [
    'half a month back',
    event({ window: { type: 'calendar', unit: 'month', offset: -0.5 } }),
    'condition.window.offset',
  ],
  [
    'a million years back',
    event({ window: { type: 'calendar', unit: 'year', offset: -1_000_000 } }),
    'condition.window.offset',
  ],
  ['a calendar of hours', event({ window: { type: 'calendar', unit: 'hour' } }), 'condition.window.unit'],
  ['the second session', event({ window: { type: 'session', session: 'second' } }), 'condition.window.session'],
  [
    'known since a window without a beginning',
    event({ count: { operator: 'exactly', value: 0 }, known_for_at_least: 'window' }),
    'condition.known_for_at_least',
  ],
  ['known for a text', event({ known_for_at_least: '30d' }), 'condition.known_for_at_least'],
  ['the middle occurrence', event({ occurrence: { pick: 'middle' } }), 'condition.occurrence.pick'],
  ['a page by a number', { type: 'page', url: { operator: 'gt', value: 5 } }, 'condition.url.operator'],
  ['a page with an empty path', { type: 'page', path: { operator: 'is', value: '' } }, 'condition.path.value'],
  ['a form without a key', { type: 'form' }, 'condition.form'],
  ['a sequence of one', { type: 'sequence', steps: [event({})], within: seven }, 'condition.steps'],
  [
    'a sequence of 11',
    { type: 'sequence', steps: Array.from({ length: 11 }, () => event({})), within: seven },
    'condition.steps',
  ],
  ['a sequence without a time', { type: 'sequence', steps: [event({}), event({})] }, 'condition.within'],
  [
    'a sequence of a field',
    { type: 'sequence', steps: [event({}), field({ operator: 'is_set' })], within: seven },
    'condition.steps[1].type',
  ],
  [
    'a count in a sequence',
    { type: 'sequence', steps: [event({}), event({ count: { operator: 'at_least', value: 2 } })], within: seven },
    'condition.steps[1].count',
  ],
  [
    'a trend of 0 %',
    { type: 'trend', measure: event({}), period: seven, change: { operator: 'up_by_at_least', percent: 0 } },
    'condition.change.percent',
  ],
  [
    'a decrease of 101 %',
    { type: 'trend', measure: event({}), period: seven, change: { operator: 'down_by_at_least', percent: 101 } },
    'condition.change.percent',
  ],
  [
    'a trend with a window',
    {
      type: 'trend',
      measure: event({ window: { type: 'last', ...seven } }),
      period: seven,
      change: { operator: 'up_by_at_least', percent: 10 },
    },
    'condition.measure.window',
  ],
  [
    '4 of the last 3 weeks',
    { type: 'regular', event: event({}), period: 'week', atLeast: 4, of: 3 },
    'condition.atLeast',
  ],
  ['367 days of a rhythm', { type: 'regular', event: event({}), period: 'day', atLeast: 1, of: 367 }, 'condition.of'],
  ['lasting without a time', { type: 'lasting', condition: { type: 'everyone' } }, 'condition.for'],
  ['lasting nothing', { type: 'lasting', for: seven }, 'condition.condition'],
];

export const WRONG_CONDITIONS: readonly WrongCondition[] = [...shapes, ...groups, ...values, ...events];
