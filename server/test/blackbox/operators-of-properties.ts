import { check, group, identify, track, valuesOfField, valuesOfProperty, type World } from './world.ts';

/** The type of the value in the condition decides how properties compare (S9); they have no declared one. */

const numbers = valuesOfProperty(
  'prop-numbers',
  'amount',
  {
    ten: 10,
    text: '10',
    spaced: ' 10 ',
    nine: 9,
    hundred: '100',
    zero: 0,
    negative: -5,
    word: 'ten',
    hex: '0x10',
    list: [3, 10],
    below: [1, '2'],
    object: { is: 10 },
    nil: null,
    empty: '',
    missing: undefined,
  },
  [
    ['S10', '10 and "10" are equal', { operator: 'is', value: 10 }, 'ten text spaced list'],
    ['S6', 'is not 10, of those who did it', { operator: 'is_not', value: 10 }, 'all but ten text spaced list'],
    ['S10', 'above 9 is no matter of text', { operator: 'gt', value: 9 }, 'ten text spaced hundred list'],
    ['S11', 'below 5 for any element', { operator: 'lt', value: 5 }, 'zero negative list below'],
    ['S10', 'between', { operator: 'between', value: { from: 9, to: 10 } }, 'ten text spaced nine list'],
    ['S10', 'any of numbers', { operator: 'is_any_of', value: [9, 100] }, 'nine hundred'],
    ['S6', 'none of numbers', { operator: 'is_none_of', value: [9, 100] }, 'all but nine hundred'],
    ['S7', 'is set', { operator: 'is_set' }, 'all but nil empty missing'],
    ['S7', 'is not set', { operator: 'is_not_set' }, 'nil empty missing'],
  ],
  'Growthbook, Notifuse, PostHog',
);

const texts = valuesOfProperty(
  'prop-texts',
  'label',
  {
    paris: 'Paris',
    spaced: ' PARIS  ',
    texas: 'Paris, Texas',
    number: 42,
    decimal: 4.5,
    yes: true,
    list: ['Oslo', 'Paris'],
    objects: [{ a: 'Paris' }],
    emptyList: [],
    blanks: '  ',
    nil: null,
    empty: '',
    missing: undefined,
  },
  [
    ['S8', 'is, without case, in a list too', { operator: 'is', value: 'PARIS' }, 'paris spaced list'],
    ['S6', 'is not, for none of a list', { operator: 'is_not', value: 'PARIS' }, 'all but paris spaced list'],
    ['S8', 'contains', { operator: 'contains', value: 'par' }, 'paris spaced texas list'],
    ['S6', 'does not contain', { operator: 'not_contains', value: 'par' }, 'all but paris spaced texas list'],
    ['S8', 'begins with', { operator: 'starts_with', value: 'OS' }, 'list'],
    ['S8', 'ends with', { operator: 'ends_with', value: 'TEXAS' }, 'texas'],
    ['S9', 'a number as text', { operator: 'is', value: '42' }, 'number'],
    ['S9', 'part of a number', { operator: 'contains', value: '4' }, 'number decimal'],
    ['S9', 'the beginning of a number', { operator: 'starts_with', value: '4.' }, 'decimal'],
    ['S8', 'any of', { operator: 'is_any_of', value: ['oslo', 'texas'] }, 'list'],
    ['S12', 'a pattern', { operator: 'matches', value: '^paris' }, 'paris spaced texas list'],
    ['S7', 'is not set', { operator: 'is_not_set' }, 'emptyList blanks nil empty missing'],
    ['S11', 'includes any', { operator: 'includes_any', value: ['paris'] }, 'paris spaced list'],
    ['S11', 'includes all', { operator: 'includes_all', value: ['paris', 'oslo'] }, 'list'],
    ['S6', 'includes none', { operator: 'includes_none', value: ['paris', 'oslo'] }, 'all but paris spaced list'],
  ],
  'PostHog, Growthbook, Dittofeed',
);

const others = valuesOfProperty(
  'prop-others',
  'given.value',
  {
    yes: true,
    yesText: 'true',
    no: false,
    noText: 'FALSE',
    one: 1,
    zero: 0,
    day: '2026-03-01',
    time: '2026-03-01T12:00:00Z',
    seconds: Date.UTC(2026, 2, 1, 9) / 1000,
    millis: Date.UTC(2026, 2, 1, 9),
    word: 'yes',
    nil: null,
    missing: undefined,
  },
  [
    ['S9', 'true', { operator: 'is', value: true }, 'yes yesText'],
    ['S9', 'false', { operator: 'is', value: false }, 'no noText'],
    ['S6', 'is not true', { operator: 'is_not', value: true }, 'all but yes yesText'],
    ['S10', 'on a day', { operator: 'on', value: '2026-03-01' }, 'day time seconds millis'],
    ['S10', 'before a time', { operator: 'before', value: '2026-03-01T10:00Z' }, 'one zero day seconds millis'],
    ['S7', 'false and zero are set', { operator: 'is_set' }, 'all but nil missing'],
  ],
  'Flagsmith, PostHog, Dittofeed',
);

const items = { event: 'Ordered items', book: { category: 'Books', price: 30 }, pen: { category: 'Pens', price: 2 } };
const element = (
  ...where: { property: string; operator: 'is' | 'gt' | 'is_set' | 'is_not'; value?: string | number }[]
) =>
  ({
    type: 'event',
    event: items.event,
    where: [{ property: 'items', operator: 'has_element', where }],
  }) as const;
const elements: World = {
  name: 'elements',
  after: 'Growthbook, Jitsu, RudderStack',
  calls: [
    track('one', items.event, { items: [items.book, items.pen] }),
    track('cheap', items.event, {
      items: [
        { category: 'books', price: '5' },
        { category: 'Pens', price: 90 },
      ],
    }),
    track('single', items.event, { items: items.book }),
    track('texts', items.event, { items: ['Books', 30] }),
    track('emptyList', items.event, { items: [] }),
    track('missing', items.event),
  ],
  checks: [
    check(
      'S11',
      'one element fits all filters',
      element(
        { property: 'category', operator: 'is', value: 'Books' },
        { property: 'price', operator: 'gt', value: 20 },
      ),
      'one single',
    ),
    check(
      'S11',
      'one filter of an element',
      element({ property: 'category', operator: 'is', value: 'books' }),
      'one cheap single',
    ),
    check(
      'S10',
      'numbers as text in elements',
      element(
        { property: 'price', operator: 'gt', value: 4 },
        { property: 'category', operator: 'is', value: 'Books' },
      ),
      'one cheap single',
    ),
    check(
      'S6',
      'a negative filter of an element',
      element({ property: 'category', operator: 'is_not', value: 'Books' }, { property: 'price', operator: 'is_set' }),
      'one cheap',
    ),
    check(
      'S11',
      'a path into the list mixes elements',
      {
        type: 'event',
        event: items.event,
        where: [
          { property: 'items.category', operator: 'is', value: 'Books' },
          { property: 'items.price', operator: 'gt', value: 80 },
        ],
      },
      'cheap',
    ),
    check(
      'S11',
      'a negative one on a path: none of the elements',
      { type: 'event', event: items.event, where: [{ property: 'items.category', operator: 'is_not', value: 'Pens' }] },
      'single texts emptyList missing',
    ),
  ],
};

const odd = { event: "Robert'); drop table events;--", property: 'a"b\'c%_\\' };
const oddNames: World = {
  name: 'odd-names',
  after: 'PostHog, Notifuse',
  calls: [
    track('ada', odd.event, { [odd.property]: "x' or '1'='1", __proto: 1, constructor: 'c', ключ: 'да' }),
    track('eve', odd.event, { [odd.property]: 'x' }),
    track('kim', "robert'); drop table events;--", { [odd.property]: "x' or '1'='1" }),
    identify('ada', { "Plan'; drop table persons;--": 'pro', constructor: 'trait', toString: 5, prénom: 'Ada' }),
    identify('eve', { "Plan'; drop table persons;--": 'free' }),
  ],
  checks: [
    check('S8', 'names of events are exact', { type: 'event', event: odd.event }, 'ada eve'),
    check(
      'S8',
      'SQL in a value is a text',
      { type: 'event', event: odd.event, where: [{ property: odd.property, operator: 'is', value: "x' or '1'='1" }] },
      'ada',
    ),
    check(
      'S8',
      'SQL in the name of a field',
      { type: 'field', field: "Plan'; drop table persons;--", operator: 'is', value: 'pro' },
      'ada',
    ),
    check('S7', 'a field called constructor', { type: 'field', field: 'constructor', operator: 'is_set' }, 'ada'),
    check('S7', 'a field called toString', { type: 'field', field: 'toString', operator: 'gt', value: 4 }, 'ada'),
    check('S7', 'a field nobody has', { type: 'field', field: 'valueOf', operator: 'is_set' }, 'none'),
    check(
      'S7',
      'a property called constructor',
      { type: 'event', event: odd.event, where: [{ property: 'constructor', operator: 'is', value: 'c' }] },
      'ada',
    ),
    check(
      'S7',
      'a property nobody has',
      { type: 'event', event: odd.event, where: [{ property: 'hasOwnProperty', operator: 'is_set' }] },
      'none',
    ),
    check('S8', 'a field with an accent', { type: 'field', field: 'prénom', operator: 'is', value: 'ADA' }, 'ada'),
    check(
      'S8',
      'a property in Cyrillic',
      { type: 'event', event: odd.event, where: [{ property: 'ключ', operator: 'is', value: 'ДА' }] },
      'ada',
    ),
  ],
};

const seats = (operator: 'gte' | 'is' | 'is_not' | 'lt') =>
  ({ type: 'field', field: 'c_used', operator, value: { field: 'c_paid' } }) as const;
const comparisons: World = {
  name: 'comparisons',
  after: 'Mautic, Dittofeed',
  calls: [
    identify('over', {
      c_used: 12,
      c_paid: 10,
      c_home: 'Paris',
      c_work: ' PARIS',
      c_end: '2026-03-05',
      c_start: '2026-03-01',
    }),
    identify('full', {
      c_used: 10,
      c_paid: '10',
      c_home: 'Oslo',
      c_work: 'Paris',
      c_end: '2026-03-01',
      c_start: '2026-03-01T09:00:00Z',
    }),
    identify('some', {
      c_used: 2,
      c_paid: 10,
      c_home: 'New Paris',
      c_work: 'paris',
      c_end: '2026-02-01T10:00Z',
      c_start: '2026-02-01',
    }),
    identify('unpaid', { c_used: 5, c_home: 'Paris' }),
    identify('unused', { c_paid: 5, c_work: 'Paris' }),
    identify('neither', {}),
    track('over', 'Compared', { seats: 10, city: 'paris' }),
    track('full', 'Compared', { seats: 11, city: 'oslo' }),
    track('neither', 'Compared', { seats: 1 }),
  ],
  checks: [
    check('S10', 'at least another field', seats('gte'), 'over full'),
    check('S10', 'equal to another field', seats('is'), 'full'),
    check('S6', 'not equal to another field', seats('is_not'), 'all but full'),
    check('S7', 'nothing is below what is missing', seats('lt'), 'some'),
    check(
      'S8',
      'text against text',
      { type: 'field', field: 'c_home', operator: 'is', value: { field: 'c_work' } },
      'over',
    ),
    check(
      'S8',
      'contains another field',
      { type: 'field', field: 'c_home', operator: 'contains', value: { field: 'c_work' } },
      'over some',
    ),
    check(
      'S6',
      'does not contain another field',
      { type: 'field', field: 'c_home', operator: 'not_contains', value: { field: 'c_work' } },
      'all but over some',
    ),
    check(
      'S10',
      'a date after another, which is a whole day',
      { type: 'field', field: 'c_end', operator: 'after', value: { field: 'c_start' } },
      'over',
    ),
    check(
      'S10',
      'a date on another',
      { type: 'field', field: 'c_end', operator: 'on', value: { field: 'c_start' } },
      'full some',
    ),
    check(
      'S10',
      'a property against a field of the person',
      { type: 'event', event: 'Compared', where: [{ property: 'seats', operator: 'gte', value: { field: 'c_paid' } }] },
      'over full',
    ),
    check(
      'S8',
      'a text property against a field',
      { type: 'event', event: 'Compared', where: [{ property: 'city', operator: 'is', value: { field: 'c_home' } }] },
      'over full',
    ),
  ],
};

const accounts: World = {
  name: 'accounts',
  after: 'Dittofeed, Mautic, PostHog',
  calls: [
    group('one', 'acme', { a_industry: 'Retail', a_seats: 50 }),
    group('two', 'acme'),
    group('two', 'bolt', { a_industry: 'Education', a_seats: '7' }),
    group('three', 'bolt'),
    group('four', 'bare'),
    identify('five', { name: 'Five', a_industry: 'Retail' }),
  ],
  checks: [
    check(
      'S22',
      'a field of an account',
      { type: 'field', of: 'account', field: 'a_industry', operator: 'is', value: 'retail' },
      'one two',
    ),
    check(
      'S22',
      'any of the accounts fits',
      { type: 'field', of: 'account', field: 'a_seats', operator: 'lt', value: 10 },
      'two three',
    ),
    check(
      'S22',
      'a negative one: none of the accounts',
      { type: 'field', of: 'account', field: 'a_industry', operator: 'is_not', value: 'Retail' },
      'three four five',
    ),
    check(
      'S22',
      'not contained in any account',
      { type: 'field', of: 'account', field: 'a_industry', operator: 'not_contains', value: 'edu' },
      'one four five',
    ),
    check(
      'S7',
      'is set in any account',
      { type: 'field', of: 'account', field: 'a_seats', operator: 'is_set' },
      'one two three',
    ),
    check(
      'S22',
      'two conditions may mean two accounts',
      {
        type: 'group',
        match: 'all',
        conditions: [
          { type: 'field', of: 'account', field: 'a_industry', operator: 'is', value: 'Retail' },
          { type: 'field', of: 'account', field: 'a_seats', operator: 'lt', value: 10 },
        ],
      },
      'two',
    ),
    check(
      'S22',
      'a field of the person is another thing',
      { type: 'field', field: 'a_industry', operator: 'is', value: 'Retail' },
      'five',
    ),
  ],
};

const bigNumbers = valuesOfField(
  'big-numbers',
  'f_big',
  { safe: 9007199254740991, tiny: 1e-7, huge: 1e300, less: -1e300, third: 0.1 + 0.2, exact: 0.3, text: '1e3' },
  [
    ['S10', 'huge ones compare', { operator: 'gt', value: 1e299 }, 'huge'],
    ['S10', 'tiny ones are not zero', { operator: 'is', value: 0 }, 'none'],
    ['S10', 'equal to the last digit', { operator: 'is', value: 0.3 }, 'exact'],
    ['S10', 'as large as JSON has whole numbers', { operator: 'is', value: 9007199254740991 }, 'safe'],
    ['S9', 'an exponent in a text', { operator: 'is', value: 1000 }, 'text'],
    ['S10', 'far below zero', { operator: 'lte', value: -1e300 }, 'less'],
  ],
  'Flagsmith',
);

export const OPERATORS_OF_PROPERTIES: readonly World[] = [
  numbers,
  texts,
  others,
  elements,
  oddNames,
  comparisons,
  accounts,
  bigNumbers,
];
