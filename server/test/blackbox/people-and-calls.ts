import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { any, counting, did, last, NEVER } from './shorthand.ts';
import { alias, check, group, identify, manage, page, track, type World } from './world.ts';

/** Who is who, and what calls do. The clock begins on 2 March 2026 at 12:00 UTC. */

const T0 = '2026-03-02T12:00:00.000Z';
const T1 = '2026-03-02T13:00:00.000Z';
const T2 = '2026-03-02T14:00:00.000Z';
const withVisitors = (condition: Condition): SegmentDefinition => ({
  version: 1,
  kind: 'dynamic',
  condition,
  include_anonymous: true,
});
const happened = (change: 'Entered' | 'Left', segment: string, times: number): Condition => ({
  ...did(`Segment ${change}`, undefined, counting('exactly', times)),
  where: [{ property: 'segment', operator: 'is', value: segment }],
});

const visitors: World = {
  name: 'visitors',
  after: 'PostHog, Segment, RudderStack',
  calls: [
    track(null, 'Visited', {}, { anonymousId: 'ghost' }),
    track(null, 'Visited', {}, { anonymousId: 'device' }),
    track(null, 'Visited', {}, { anonymousId: 'device' }),
    identify('known', { plan: 'pro' }, { anonymousId: 'device', arrives: T1 }),
    track('known', 'Visited', {}, { arrives: T1 }),
    track(null, 'Visited', {}, { anonymousId: 'device', arrives: T2 }),
  ],
  checks: [
    check('S20', 'identified people only', did('Visited'), { [T0]: 'none', [T1]: 'known' }),
    check('S20', 'with visitors', withVisitors(did('Visited')), { [T0]: 'ghost device', [T1]: 'ghost known' }),
    check('S21', 'the history counts as theirs', did('Visited', undefined, counting('exactly', 3)), {
      [T1]: 'known',
      [T2]: 'none',
    }),
    check('S21', 'the device speaks for them from then on', did('Visited', undefined, counting('exactly', 4)), {
      [T1]: 'none',
      [T2]: 'known',
    }),
    check('S25', 'they entered once', happened('Entered', 'visitors-0', 1), {
      [T0]: 'none',
      [T1]: 'known',
      [T2]: 'known',
    }),
    check('S21', 'nobody left by becoming known', withVisitors(happened('Left', 'visitors-1', 0)), {
      [T2]: 'ghost known',
    }),
    check('S13', 'visitors who did not', withVisitors(did('Nothing', undefined, NEVER)), { [T0]: 'ghost device' }),
  ],
};

const addresses: World = {
  name: 'addresses',
  after: 'Dittofeed, Mautic, Parcelvoy',
  calls: [
    identify(null, { email: 'lead@addresses.test', source: 'Fair' }, { anonymousId: 'lead' }),
    track(null, 'Asked', {}, { anonymousId: 'lead' }),
    identify('member', { email: 'LEAD@addresses.test ', plan: 'pro' }, { arrives: T1 }),
    identify('other', { email: 'other@addresses.test' }),
    identify('shared', { email: 'other@addresses.test', plan: 'shared' }, { arrives: T1 }),
  ],
  checks: [
    check(
      'S20',
      'known by an address',
      { type: 'field', field: 'source', operator: 'is', value: 'fair' },
      { [T0]: 'lead', [T1]: 'member' },
    ),
    check('S21', 'the same address is the same person', did('Asked'), { [T0]: 'lead', [T1]: 'member' }),
    check(
      'S21',
      'two user ids stay two people',
      { type: 'field', field: 'email', operator: 'is', value: 'other@addresses.test' },
      { [T0]: 'other', [T1]: 'other shared' },
    ),
  ],
};

const devices: World = {
  name: 'devices',
  after: 'PostHog, Segment',
  calls: [
    track(null, 'Opened app', {}, { anonymousId: 'tablet' }),
    identify('first', {}, { anonymousId: 'tablet', arrives: T1 }),
    identify('second', {}, { anonymousId: 'tablet', arrives: T2 }),
    track('second', 'Played', {}, { anonymousId: 'tablet', arrives: T2 }),
    track('old', 'Paid', {}, {}),
    track('new', 'Paid', {}, {}),
    alias('new', 'old', { arrives: T1 }),
    track('old', 'Paid', {}, { arrives: T2 }),
    track(null, 'Browsed', {}, { anonymousId: 'phone' }),
    alias('owner', 'phone', { arrives: T1 }),
  ],
  checks: [
    check('S21', 'what a device did belongs to the first who named it', did('Opened app'), {
      [T1]: 'first',
      [T2]: 'first',
    }),
    check('S21', 'a shared device joins nobody', did('Played'), { [T2]: 'second' }),
    check('S21', 'alias joins two people', did('Paid', undefined, counting('exactly', 2)), {
      [T0]: 'none',
      [T1]: 'new',
    }),
    check('S21', 'the old id means the new person', did('Paid', undefined, counting('exactly', 3)), { [T2]: 'new' }),
    check('S21', 'alias of a visitor', did('Browsed'), { [T0]: 'none', [T1]: 'owner' }),
  ],
};

const patches: World = {
  name: 'patches',
  after: 'Dittofeed, Mautic, Segment',
  calls: [
    identify('kept', { p_plan: 'pro', p_city: 'Paris' }),
    identify('kept', { p_city: 'Oslo' }, { arrives: T1 }),
    identify('cleared', { p_plan: 'pro', p_city: 'Paris' }),
    identify('cleared', { p_plan: null }, { arrives: T1 }),
    identify('emptied', { p_plan: 'pro' }),
    identify('emptied', { p_plan: '' }, { arrives: T1 }),
    identify('back', { p_plan: 'pro' }),
    identify('back', { p_plan: null }, { arrives: T1 }),
    identify('back', { p_plan: 'pro' }, { arrives: T2 }),
    identify('silent', { p_plan: 'pro' }),
    identify('silent', {}, { arrives: T1 }),
    identify('together', { p_plan: 'pro' }),
    identify('together', { p_plan: 'free' }, { arrives: T1 }),
    identify('together', { p_plan: 'pro' }, { arrives: T1 }),
    track('tracked', 'Bought', { p_plan: 'pro' }),
    page('tracked', { p_plan: 'pro' }),
  ],
  checks: [
    check(
      'S11',
      'a field that is not mentioned keeps its value, null clears it',
      { type: 'field', field: 'p_plan', operator: 'is', value: 'pro' },
      {
        [T0]: 'kept cleared emptied back silent together',
        [T1]: 'kept silent together',
        [T2]: 'kept silent together back',
      },
    ),
    check(
      'S7',
      'what was cleared is not set',
      { type: 'field', field: 'p_plan', operator: 'is_not_set' },
      {
        [T0]: 'tracked',
        [T1]: 'tracked cleared emptied back',
        [T2]: 'tracked cleared emptied',
      },
    ),
    check(
      'S6',
      'and is not pro',
      { type: 'field', field: 'p_plan', operator: 'is_not', value: 'pro' },
      { [T1]: 'tracked cleared emptied back' },
    ),
    check(
      'S11',
      'a field that changed',
      { type: 'field', field: 'p_city', operator: 'is', value: 'paris' },
      { [T0]: 'kept cleared', [T1]: 'cleared' },
    ),
    check('S25', 'who came back entered twice', happened('Entered', 'patches-0', 2), { [T1]: 'none', [T2]: 'back' }),
    check('S25', 'leaving and coming back at once is nothing', happened('Left', 'patches-0', 0), {
      [T2]: 'kept silent together tracked',
    }),
  ],
};

const companies: World = {
  name: 'companies',
  after: 'Dittofeed, PostHog',
  calls: [
    group('boss', 'acme', { k_tier: 'gold', k_seats: 5 }),
    group('clerk', 'acme'),
    group('guest', 'bolt', { k_tier: 'basic' }),
    group('boss', 'acme', { k_tier: 'basic' }, { arrives: T1 }),
    group('guest', 'acme', {}, { arrives: T1 }),
    group('boss', 'acme', { k_tier: null }, { arrives: T2 }),
  ],
  checks: [
    check(
      'S22',
      'all members follow their account',
      { type: 'field', of: 'account', field: 'k_tier', operator: 'is', value: 'gold' },
      { [T0]: 'boss clerk', [T1]: 'none' },
    ),
    check(
      'S11',
      'fields of accounts are patches, too',
      { type: 'field', of: 'account', field: 'k_seats', operator: 'gte', value: 5 },
      { [T0]: 'boss clerk', [T1]: 'boss clerk guest', [T2]: 'boss clerk guest' },
    ),
    check(
      'S22',
      'any of the accounts',
      { type: 'field', of: 'account', field: 'k_tier', operator: 'is', value: 'basic' },
      { [T0]: 'guest', [T1]: 'boss clerk guest', [T2]: 'guest' },
    ),
    check(
      'S7',
      'in none of the accounts',
      { type: 'field', of: 'account', field: 'k_tier', operator: 'is_not_set' },
      { [T0]: 'none', [T2]: 'boss clerk' },
    ),
  ],
};

const clocks: World = {
  name: 'clocks',
  after: 'Segment, RudderStack, Jitsu',
  calls: [
    // The device is an hour fast: what it calls 12:50 was at 11:50.
    track('fast', 'Timed', {}, { at: '2026-03-02T12:50:00Z', arrives: T0, sentAt: '2026-03-02T13:00:00Z' }),
    // And this one a day slow.
    track('slow', 'Timed', {}, { at: '2026-03-01T11:50:00Z', arrives: T0, sentAt: '2026-03-01T12:00:00Z' }),
    track('right', 'Timed', {}, { at: '2026-03-02T11:50:00.000Z', arrives: T0 }),
    track('offset', 'Timed', {}, { at: '2026-03-02T13:50:00+02:00', arrives: T0 }),
    track('compact', 'Timed', {}, { at: '2026-03-02T13:50:00+0200', arrives: T0 }),
    track('seconds', 'Timed', {}, { at: Date.UTC(2026, 2, 2, 11, 50) / 1000, arrives: T0 }),
    track('millis', 'Timed', {}, { at: Date.UTC(2026, 2, 2, 11, 50), arrives: T0 }),
    track('now', 'Timed', {}, { arrives: T0 }),
    track('old', 'Timed', {}, { at: '2025-03-02T11:50:00Z', arrives: T0 }),
    track('dayAhead', 'Timed', {}, { at: '2026-03-03T12:00:00.000Z', arrives: T0 }),
  ],
  checks: [
    check('S3', 'a clock that is wrong is corrected', did('Timed', last(10, 'minute')), {
      [T0]: 'fast slow right offset compact seconds millis now',
      '2026-03-02T12:00:00.000001Z': 'now',
      '2026-03-03T12:00:00.000Z': 'dayAhead',
    }),
    check('S3', 'in the last 9 minutes', did('Timed', last(9, 'minute')), { [T0]: 'now' }),
  ],
};

const pages: World = {
  name: 'pages',
  after: 'Segment (page), PostHog',
  calls: [
    page('query', { url: 'https://www.acme.test/pricing?x=1' }),
    page('given', { url: 'https://www.acme.test/anything', path: '/pricing' }),
    page('slash', { url: 'https://www.acme.test/pricing/' }),
    page('onlyPath', { url: '/pricing?x=1#top' }),
    page('capital', { url: 'https://ACME.test/Pricing#plans' }),
    page('next', { url: 'https://www.acme.test/blog?next=/pricing' }),
    page('noScheme', { url: '//www.acme.test/pricing?y' }),
    page('justPath', { path: '/pricing' }),
    page('nothing', {}),
    track('tracked', 'Page Viewed', { url: 'https://www.acme.test/pricing?x=2' }),
    track('other', 'Read', { url: 'https://www.acme.test/pricing' }),
    {
      send: {
        type: 'page',
        userId: 'context',
        context: { page: { url: 'https://www.acme.test/pricing?from=context' } },
      },
    },
    { send: { type: 'screen', userId: 'screen', name: 'Pricing', properties: { path: '/pricing' } } },
  ],
  checks: [
    check(
      'S14',
      'a path is without its query',
      { type: 'page', path: { operator: 'is', value: '/pricing' } },
      'query given onlyPath capital noScheme justPath tracked context',
    ),
    check(
      'S14',
      'an address that begins with a slash is the path',
      { type: 'page', url: { operator: 'is', value: '/pricing' } },
      'query given onlyPath capital noScheme justPath tracked context',
    ),
    check(
      'S14',
      'a path begins with',
      { type: 'page', path: { operator: 'starts_with', value: '/pricing' } },
      'query given slash onlyPath capital noScheme justPath tracked context',
    ),
    check(
      'S14',
      'an address begins with a path',
      { type: 'page', url: { operator: 'starts_with', value: '/pri' } },
      'query given slash onlyPath capital noScheme justPath tracked context',
    ),
    check(
      'S14',
      'an address contains',
      { type: 'page', url: { operator: 'contains', value: '/pricing' } },
      'query slash onlyPath capital next noScheme justPath tracked context',
    ),
    check('S14', 'an address with its query', { type: 'page', url: { operator: 'ends_with', value: '?x=1' } }, 'query'),
    check(
      'S14',
      'a whole address',
      { type: 'page', url: { operator: 'is', value: 'https://acme.test/pricing#plans' } },
      'capital',
    ),
    check(
      'S14',
      'paths and addresses in one list',
      {
        type: 'page',
        url: { operator: 'is_any_of', value: ['/pricing/', 'https://www.acme.test/blog?next=/pricing'] },
      },
      'slash next',
    ),
    check(
      'S6',
      'in none of a list',
      {
        type: 'page',
        url: { operator: 'is_none_of', value: ['/pricing', 'https://www.acme.test/blog?next=/pricing'] },
      },
      'slash nothing',
    ),
    check(
      'S6',
      'a page that is not that path',
      { type: 'page', path: { operator: 'is_not', value: '/pricing' } },
      'slash next nothing',
    ),
    check(
      'S12',
      'a pattern on the path',
      { type: 'page', path: { operator: 'matches', value: '^/pric(ing|es)$' } },
      'query given onlyPath capital noScheme justPath tracked context',
    ),
    check(
      'S8',
      'with case',
      { type: 'page', path: { operator: 'is', value: '/Pricing', case_sensitive: true } },
      'capital',
    ),
    check(
      'S14',
      'any page',
      { type: 'page' },
      'query given slash onlyPath capital next noScheme justPath nothing tracked context',
    ),
    check(
      'S14',
      'address and path of the same visit',
      { type: 'page', url: { operator: 'contains', value: 'x=1' }, path: { operator: 'is', value: '/pricing' } },
      'query onlyPath',
    ),
    check(
      'S13',
      'no page of that path',
      { type: 'page', path: { operator: 'starts_with', value: '/pricing' }, count: NEVER },
      'next nothing other screen',
    ),
    check('S8', 'a screen is no page', did('Screen Viewed'), 'screen'),
  ],
};

const tags: World = {
  name: 'tags',
  after: 'Mautic',
  calls: [
    identify('vip', {}),
    identify('plain', {}),
    identify('capital', {}),
    manage('POST', '/people/~vip/tags', { tags: ['vip', 'beta'] }),
    manage('POST', '/people/~capital/tags', { tags: ['VIP'] }),
    manage('DELETE', '/people/~vip/tags/vip', undefined, T1),
    manage('POST', '/people/~plain/tags', { tags: ['vip', 'vip'] }, T1),
  ],
  checks: [
    check('S8', 'tags are exact', { type: 'tag', tag: 'vip', operator: 'has' }, { [T0]: 'vip', [T1]: 'plain' }),
    check(
      'S6',
      'has not',
      { type: 'tag', tag: 'vip', operator: 'has_not' },
      { [T0]: 'plain capital', [T1]: 'vip capital' },
    ),
    check(
      'S6',
      'a tag nobody has',
      any({ type: 'tag', tag: "' or 1=1--", operator: 'has' }, { type: 'tag', tag: 'none', operator: 'has' }),
      { [T1]: 'none' },
    ),
  ],
};

export const PEOPLE_AND_CALLS: readonly World[] = [
  visitors,
  addresses,
  devices,
  patches,
  companies,
  clocks,
  pages,
  tags,
];
