import { describe, expect, test } from 'vitest';

import {
  definitionHash,
  describeCondition,
  describeDefinition,
  fillDefaults,
  references,
  suggestName,
} from '../src/segment/index.ts';
import type { Condition, MembersCondition, SegmentDefinition } from '../src/segment/index.ts';
import { lintDefinition } from '../src/segment/lint/index.ts';
import { parseSegmentDefinition } from '../src/segment/schema.ts';
import { did, dynamic, group } from './helpers/definitions.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const accounts = (condition: Condition): SegmentDefinition => ({
  version: 1,
  kind: 'dynamic',
  of: 'account',
  condition,
});
const team: MembersCondition = {
  type: 'members',
  segment: 'did-x',
  count: { operator: 'at_least', value: 3 },
};
const names = { segments: { 'did-x': 'Did X in 7 days', teams: 'Teams' }, accountSegments: ['teams'] };
const industry: Condition = { type: 'field', of: 'account', field: 'industry', operator: 'is', value: 'Retail' };

describe('segments of accounts', () => {
  test('E9 D10 read back as a sentence, in both languages', () => {
    const definition = accounts(group('all', industry, team));
    expect(describeDefinition(definition, 'en', names)).toBe(
      'Companies whose industry is “Retail”, and that have at least 3 people in the segment “Did X in 7 days”.',
    );
    expect(plainSpaces(describeDefinition(definition, 'fr', names))).toBe(
      'Entreprises dont le champ industry est « Retail », et qui ont au moins 3 personnes dans le segment « Did X in 7 days ».',
    );
  });

  test.each([
    [undefined, 'have at least 1 person in the segment “Did X in 7 days”', 'ont au moins 1 personne dans'],
    [{ operator: 'exactly', value: 0 }, 'have nobody in the segment “Did X in 7 days”', 'n’ont personne dans'],
    [
      { operator: 'between', value: { from: 2, to: 5 } },
      'have between 2 and 5 people in the segment “Did X in 7 days”',
      'ont entre 2 et 5 personnes dans',
    ],
  ] as const)('count people: %o', (count, english, french) => {
    const condition: Condition = { type: 'members', segment: 'did-x', count };
    expect(describeCondition(condition, 'en', names)).toBe(english);
    expect(describeCondition(condition, 'fr', names)).toContain(french);
  });

  test('S22 a person belongs by a company', () => {
    const read = (operator: 'in' | 'not_in') => dynamic({ type: 'segment', segment: 'teams', operator });
    expect(describeDefinition(read('in'), 'en', names)).toBe('People who are of a company in the segment “Teams”.');
    expect(describeDefinition(read('not_in'), 'en', names)).toBe(
      'People who are of no company in the segment “Teams”.',
    );
    expect(plainSpaces(describeDefinition(read('in'), 'fr', names))).toBe(
      'Personnes qui sont d’une entreprise du segment « Teams ».',
    );
  });

  test('S24 S28 read what they count, and fields of the same account', () => {
    const compared: Condition = {
      type: 'field',
      of: 'account',
      field: 'used',
      operator: 'gte',
      value: { field: 'seats' },
    };
    const found = references(accounts(group('any', team, compared)));
    expect(found).toMatchObject({ segments: ['did-x'], rolledUp: ['did-x'], accountFields: ['used', 'seats'] });
    expect(found.personFields).toEqual([]);
  });

  test('are told from segments of people that look the same, and write the default count out', () => {
    expect(definitionHash(accounts(industry))).not.toBe(definitionHash(dynamic(industry)));
    const short = accounts({ type: 'members', segment: 'did-x' });
    const long = accounts({ type: 'members', segment: 'did-x', count: { operator: 'more_than', value: 0 } });
    expect(definitionHash(short)).toBe(definitionHash(long));
    expect(fillDefaults(short).condition).toMatchObject({ count: { operator: 'at_least', value: 1 } });
    expect(suggestName(accounts(team), 'en')).toBe('3x-did-x');
  });

  test('the linter compares them with their own kind', () => {
    const workspace = { nowMs: 0, historySinceMs: null, people: null, events: [], fields: [] };
    const other = (definition: SegmentDefinition) => ({
      ...workspace,
      segments: [{ key: 'o', name: 'Other', definition }],
    });
    const codes = (definition: SegmentDefinition) =>
      lintDefinition(accounts(team), other(definition), 'en').map(({ code }) => code);
    expect(codes(accounts(team))).toContain('duplicate');
    expect(codes(dynamic(did('A')))).toEqual([]);
  });

  const issuesOf = (definition: unknown) => {
    const parsed = parseSegmentDefinition(definition);
    return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path} ${code}`);
  };
  test.each<[string, unknown, string]>([
    ['what one person did', accounts(group('all', team, did('A'))), 'condition.conditions[1] not_of_accounts'],
    [
      'a field of the person',
      accounts({ type: 'field', field: 'plan', operator: 'is_set' }),
      'condition not_of_accounts',
    ],
    ['everyone', accounts({ type: 'everyone' }), 'condition not_of_accounts'],
    ['counting people of a person', dynamic(group('any', team)), 'condition.conditions[0] members_not_here'],
    [
      'counting in what lasts',
      dynamic({ type: 'lasting', condition: team, for: { amount: 1, unit: 'day' } }),
      'condition.condition members_not_here',
    ],
    ['filling by hand', { ...accounts(team), kind: 'static' }, 'kind accounts_not_static'],
    ['visitors', { ...accounts(team), include_anonymous: true }, 'include_anonymous accounts_not_anonymous'],
    [
      'a measure',
      accounts({ ...team, count: { operator: 'at_least', value: 1, measure: { of: 'days' } } } as Condition),
      'condition.count.measure unknown_key',
    ],
    [
      'half a person',
      accounts({ ...team, count: { operator: 'at_least', value: 1.5 } }),
      'condition.count.value not_whole',
    ],
  ])('D10 refuse %s', (_what, definition, issue) => {
    expect(issuesOf(definition)).toEqual([issue]);
  });
});
