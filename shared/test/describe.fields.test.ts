import { describe, expect, test } from 'vitest';

import { describeCondition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const said: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [{ type: 'field', field: 'x', operator: 'is', value: 'pro' }, 'x is “pro”', 'le champ x est « pro »'],
  [
    { type: 'field', field: 'x', operator: 'is', value: { field: 'y' } },
    'x is the same as the field y',
    'le champ x est égal à la valeur de y',
  ],
  [{ type: 'field', field: 'x', operator: 'is_not', value: 'pro' }, 'x is not “pro”', 'le champ x n’est pas « pro »'],
  [
    { type: 'field', field: 'x', operator: 'is_not', value: { field: 'y' } },
    'x is not the same as the field y',
    'le champ x n’est pas égal à la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'is_any_of', value: ['a', 'b', 'c'] },
    'x is “a”, “b” or “c”',
    'le champ x est « a », « b » ou « c »',
  ],
  [
    { type: 'field', field: 'x', operator: 'is_none_of', value: ['a', 'b', 'c'] },
    'x is none of “a”, “b” and “c”',
    'le champ x n’est ni « a » ni « b » ni « c »',
  ],
  [{ type: 'field', field: 'x', operator: 'contains', value: 'Q4' }, 'x contains “Q4”', 'le champ x contient « Q4 »'],
  [
    { type: 'field', field: 'x', operator: 'contains', value: { field: 'y' } },
    'x contains the field y',
    'le champ x contient la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'not_contains', value: 'Q4' },
    'x does not contain “Q4”',
    'le champ x ne contient pas « Q4 »',
  ],
  [
    { type: 'field', field: 'x', operator: 'not_contains', value: { field: 'y' } },
    'x does not contain the field y',
    'le champ x ne contient pas la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'starts_with', value: 'Q4' },
    'x starts with “Q4”',
    'le champ x commence par « Q4 »',
  ],
  [
    { type: 'field', field: 'x', operator: 'starts_with', value: { field: 'y' } },
    'x starts with the field y',
    'le champ x commence par la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'ends_with', value: 'Q4' },
    'x ends with “Q4”',
    'le champ x finit par « Q4 »',
  ],
  [
    { type: 'field', field: 'x', operator: 'ends_with', value: { field: 'y' } },
    'x ends with the field y',
    'le champ x finit par la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'matches', value: '^a+$' },
    'x matches the pattern “^a+$”',
    'le champ x correspond au motif « ^a+$ »',
  ],
  [
    { type: 'field', field: 'x', operator: 'gt', value: 1234.5 },
    'x is greater than 1,234.5',
    'le champ x est supérieur à 1 234,5',
  ],
  [
    { type: 'field', field: 'x', operator: 'gt', value: { field: 'y' } },
    'x is greater than the field y',
    'le champ x est supérieur à la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'gte', value: 1234.5 },
    'x is at least 1,234.5',
    'le champ x est d’au moins 1 234,5',
  ],
  [
    { type: 'field', field: 'x', operator: 'gte', value: { field: 'y' } },
    'x is greater than or equal to the field y',
    'le champ x est supérieur ou égal à la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'lt', value: 1234.5 },
    'x is less than 1,234.5',
    'le champ x est inférieur à 1 234,5',
  ],
  [
    { type: 'field', field: 'x', operator: 'lt', value: { field: 'y' } },
    'x is less than the field y',
    'le champ x est inférieur à la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'lte', value: 1234.5 },
    'x is at most 1,234.5',
    'le champ x est d’au plus 1 234,5',
  ],
  [
    { type: 'field', field: 'x', operator: 'lte', value: { field: 'y' } },
    'x is less than or equal to the field y',
    'le champ x est inférieur ou égal à la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'between', value: { from: 1, to: 5 } },
    'x is between 1 and 5',
    'le champ x est compris entre 1 et 5',
  ],
  [
    { type: 'field', field: 'x', operator: 'on', value: '2026-01-01' },
    'x is on 1 January 2026',
    'le champ x est le 1er janvier 2026',
  ],
  [
    { type: 'field', field: 'x', operator: 'on', value: { field: 'y' } },
    'x is on the same day as the field y',
    'le champ x est le même jour que la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'before', value: '2026-01-01' },
    'x is before 1 January 2026',
    'le champ x est avant le 1er janvier 2026',
  ],
  [
    { type: 'field', field: 'x', operator: 'before', value: { field: 'y' } },
    'x is before the field y',
    'le champ x est avant la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'after', value: '2026-01-01' },
    'x is after 1 January 2026',
    'le champ x est après le 1er janvier 2026',
  ],
  [
    { type: 'field', field: 'x', operator: 'after', value: { field: 'y' } },
    'x is after the field y',
    'le champ x est après la valeur de y',
  ],
  [
    { type: 'field', field: 'x', operator: 'within_last', value: { amount: 7, unit: 'day' } },
    'x is within the last 7 days',
    'le champ x remonte à 7 jours au plus',
  ],
  [
    { type: 'field', field: 'x', operator: 'more_than_ago', value: { amount: 7, unit: 'day' } },
    'x is more than 7 days ago',
    'le champ x remonte à plus de 7 jours',
  ],
  [
    { type: 'field', field: 'x', operator: 'within_next', value: { amount: 7, unit: 'day' } },
    'x is within the next 7 days',
    'le champ x arrive d’ici 7 jours',
  ],
  [
    { type: 'field', field: 'x', operator: 'more_than_ahead', value: { amount: 7, unit: 'day' } },
    'x is more than 7 days ahead',
    'le champ x arrive dans plus de 7 jours',
  ],
  [
    { type: 'field', field: 'x', operator: 'anniversary_within_next', value: { amount: 7, unit: 'day' } },
    'x has its anniversary within the next 7 days',
    'le champ x a son anniversaire d’ici 7 jours',
  ],
  [
    { type: 'field', field: 'x', operator: 'includes_any', value: ['a', 'b', 'c'] },
    'x includes “a”, “b” or “c”',
    'le champ x contient « a », « b » ou « c »',
  ],
  [
    { type: 'field', field: 'x', operator: 'includes_all', value: ['a', 'b', 'c'] },
    'x includes “a”, “b” and “c”',
    'le champ x contient « a », « b » et « c »',
  ],
  [
    { type: 'field', field: 'x', operator: 'includes_none', value: ['a', 'b', 'c'] },
    'x includes none of “a”, “b” and “c”',
    'le champ x ne contient ni « a » ni « b » ni « c »',
  ],
  [{ type: 'field', field: 'x', operator: 'is_set' }, 'x is set', 'le champ x est renseigné'],
  [{ type: 'field', field: 'x', operator: 'is_not_set' }, 'x is not set', 'le champ x n’est pas renseigné'],
  [{ type: 'field', field: 'x', operator: 'is', value: 10 }, 'x is 10', 'le champ x est 10'],
  [{ type: 'field', field: 'x', operator: 'is', value: true }, 'x is true', 'le champ x est vrai'],
  [{ type: 'field', field: 'x', operator: 'is_not', value: false }, 'x is not false', 'le champ x n’est pas faux'],
  [
    { type: 'field', field: 'x', operator: 'is', value: '2026-01-01' },
    'x is “2026-01-01”',
    'le champ x est « 2026-01-01 »',
  ],
  [
    { type: 'field', field: 'x', operator: 'on', value: '2026-02-14' },
    'x is on 14 February 2026',
    'le champ x est le 14 février 2026',
  ],
  [
    { type: 'field', field: 'x', operator: 'before', value: '2026-01-03T14:02:59Z' },
    'x is before 3 January 2026 at 14:02:59 UTC',
    'le champ x est avant le 3 janvier 2026 à 14:02:59 UTC',
  ],
  [
    { type: 'field', field: 'x', operator: 'after', value: '2026-01-03 14:02+02:00' },
    'x is after 3 January 2026 at 14:02 UTC+02:00',
    'le champ x est après le 3 janvier 2026 à 14:02 UTC+02:00',
  ],
  [
    { type: 'field', field: 'x', operator: 'between', value: { from: '2026-01-01', to: '2026-02-03T14:05Z' } },
    'x is between 1 January 2026 and 3 February 2026 at 14:05 UTC',
    'le champ x est compris entre le 1er janvier 2026 et le 3 février 2026 à 14:05 UTC',
  ],
  [
    { type: 'field', field: 'x', of: 'account', operator: 'is', value: 'Retail' },
    'account’s x is “Retail”',
    'le champ x du compte est « Retail »',
  ],
  [
    { type: 'field', field: 'x', operator: 'contains', value: 'Q4', case_sensitive: true },
    'x contains “Q4” (case-sensitive)',
    'le champ x contient « Q4 » (casse respectée)',
  ],
  [
    { type: 'field', field: 'x', operator: 'contains', value: 'Q4', case_sensitive: false },
    'x contains “Q4”',
    'le champ x contient « Q4 »',
  ],
  [{ type: 'field', field: 'x', operator: 'is_any_of', value: ['a'] }, 'x is “a”', 'le champ x est « a »'],
  [{ type: 'field', field: 'x', operator: 'is_none_of', value: ['a'] }, 'x is not “a”', 'le champ x n’est pas « a »'],
  [
    { type: 'field', field: 'x', operator: 'includes_any', value: ['a'] },
    'x includes “a”',
    'le champ x contient « a »',
  ],
  [
    { type: 'field', field: 'x', operator: 'includes_all', value: ['a'] },
    'x includes “a”',
    'le champ x contient « a »',
  ],
  [
    { type: 'field', field: 'x', operator: 'includes_none', value: ['a'] },
    'x does not include “a”',
    'le champ x ne contient pas « a »',
  ],
  [
    { type: 'field', field: 'x', operator: 'is_any_of', value: ['a', 'b', 'c', 'd', 'e', 'f'] },
    'x is “a”, “b”, “c”, “d”, “e” or “f”',
    'le champ x est « a », « b », « c », « d », « e » ou « f »',
  ],
  [
    { type: 'field', field: 'x', operator: 'is_any_of', value: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
    'x is “a”, “b”, “c”, “d”, “e” or 2 more',
    'le champ x est « a », « b », « c », « d », « e » ou 2 autres',
  ],
  [
    { type: 'field', field: 'x', operator: 'is_any_of', value: [1, 2, 3000] },
    'x is 1, 2 or 3,000',
    'le champ x est 1, 2 ou 3 000',
  ],
  [
    { type: 'field', field: 'x', operator: 'within_last', value: { amount: 1, unit: 'month' } },
    'x is within the last month',
    'le champ x remonte à 1 mois au plus',
  ],
  [
    { type: 'field', field: 'x', operator: 'more_than_ago', value: { amount: 18, unit: 'year' } },
    'x is more than 18 years ago',
    'le champ x remonte à plus de 18 ans',
  ],
];

describe('every operator of fields is said in both languages', () => {
  test.each(said)('%j', (condition, english, french) => {
    expect(describeCondition(condition, 'en')).toBe(english);
    expect(plainSpaces(describeCondition(condition, 'fr'))).toBe(french);
  });
});
