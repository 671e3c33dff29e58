import { describe, expect, test } from 'vitest';

import { describeCondition } from '../src/segment/index.ts';
import type { Condition } from '../src/segment/index.ts';
import { plainSpaces } from './helpers/plain-spaces.ts';

const said: readonly (readonly [condition: Condition, english: string, french: string])[] = [
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 0 } },
    'did “E” at least 0 times',
    'ont fait « E » au moins 0 fois',
  ],
  [{ type: 'event', event: 'E', count: { operator: 'at_least', value: 1 } }, 'did “E”', 'ont fait « E »'],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 2 } },
    'did “E” at least 2 times',
    'ont fait « E » au moins 2 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 1000 } },
    'did “E” at least 1,000 times',
    'ont fait « E » au moins 1 000 fois',
  ],
  [{ type: 'event', event: 'E', count: { operator: 'at_most', value: 0 } }, 'never did “E”', 'n’ont jamais fait « E »'],
  [
    { type: 'event', event: 'E', count: { operator: 'at_most', value: 1 } },
    'did “E” at most once (or not at all)',
    'ont fait « E » au plus une fois (ou pas du tout)',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_most', value: 2 } },
    'did “E” at most 2 times (or not at all)',
    'ont fait « E » au plus 2 fois (ou pas du tout)',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_most', value: 1000 } },
    'did “E” at most 1,000 times (or not at all)',
    'ont fait « E » au plus 1 000 fois (ou pas du tout)',
  ],
  [{ type: 'event', event: 'E', count: { operator: 'exactly', value: 0 } }, 'never did “E”', 'n’ont jamais fait « E »'],
  [
    { type: 'event', event: 'E', count: { operator: 'exactly', value: 1 } },
    'did “E” exactly once',
    'ont fait « E » exactement une fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'exactly', value: 2 } },
    'did “E” exactly 2 times',
    'ont fait « E » exactement 2 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'exactly', value: 1000 } },
    'did “E” exactly 1,000 times',
    'ont fait « E » exactement 1 000 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'more_than', value: 0 } },
    'did “E” more than 0 times',
    'ont fait « E » plus de 0 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'more_than', value: 1 } },
    'did “E” more than once',
    'ont fait « E » plus d’une fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'more_than', value: 2 } },
    'did “E” more than 2 times',
    'ont fait « E » plus de 2 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'more_than', value: 1000 } },
    'did “E” more than 1,000 times',
    'ont fait « E » plus de 1 000 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 1 } },
    'never did “E”',
    'n’ont jamais fait « E »',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 2 } },
    'did “E” fewer than 2 times (or not at all)',
    'ont fait « E » moins de 2 fois (ou pas du tout)',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 1000 } },
    'did “E” fewer than 1,000 times (or not at all)',
    'ont fait « E » moins de 1 000 fois (ou pas du tout)',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'between', value: { from: 2, to: 5 } } },
    'did “E” between 2 and 5 times',
    'ont fait « E » entre 2 et 5 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'between', value: { from: 0, to: 5 } } },
    'did “E” between 0 and 5 times',
    'ont fait « E » entre 0 et 5 fois',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'between', value: { from: 0, to: 0 } } },
    'never did “E”',
    'n’ont jamais fait « E »',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 1, measure: { of: 'days' } } },
    'did “E” on at least 1 day',
    'ont fait « E » au moins 1 jour',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 3, measure: { of: 'days' } } },
    'did “E” on at least 3 different days',
    'ont fait « E » au moins 3 jours différents',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_most', value: 3, measure: { of: 'days' } } },
    'did “E” on at most 3 different days (or not at all)',
    'ont fait « E » au plus 3 jours différents (ou pas du tout)',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'exactly', value: 1, measure: { of: 'distinct', property: 'p' } } },
    'did “E” with exactly 1 value of p',
    'ont fait « E » avec exactement 1 valeur de p',
  ],
  [
    {
      type: 'event',
      event: 'E',
      count: { operator: 'between', value: { from: 2, to: 4 }, measure: { of: 'distinct', property: 'p' } },
    },
    'did “E” with between 2 and 4 different values of p',
    'ont fait « E » avec entre 2 et 4 valeurs différentes de p',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 3.5, measure: { of: 'sum', property: 'p' } } },
    'did “E” with the sum of p being at least 3.5',
    'ont fait « E » avec la somme de p valant au moins 3,5',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 3.5, measure: { of: 'sum', property: 'p' } } },
    'did “E” with the sum of p being less than 3.5 (or not at all)',
    'ont fait « E » avec la somme de p valant moins de 3,5 (ou pas du tout)',
  ],
  [
    {
      type: 'event',
      event: 'E',
      count: { operator: 'at_least', value: 3.5, measure: { of: 'average', property: 'p' } },
    },
    'did “E” with the average of p being at least 3.5',
    'ont fait « E » avec la moyenne de p valant au moins 3,5',
  ],
  [
    {
      type: 'event',
      event: 'E',
      count: { operator: 'fewer_than', value: 3.5, measure: { of: 'average', property: 'p' } },
    },
    'did “E” with the average of p being less than 3.5',
    'ont fait « E » avec la moyenne de p valant moins de 3,5',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 3.5, measure: { of: 'min', property: 'p' } } },
    'did “E” with the smallest value of p being at least 3.5',
    'ont fait « E » avec la plus petite valeur de p valant au moins 3,5',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 3.5, measure: { of: 'min', property: 'p' } } },
    'did “E” with the smallest value of p being less than 3.5',
    'ont fait « E » avec la plus petite valeur de p valant moins de 3,5',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'at_least', value: 3.5, measure: { of: 'max', property: 'p' } } },
    'did “E” with the largest value of p being at least 3.5',
    'ont fait « E » avec la plus grande valeur de p valant au moins 3,5',
  ],
  [
    { type: 'event', event: 'E', count: { operator: 'fewer_than', value: 3.5, measure: { of: 'max', property: 'p' } } },
    'did “E” with the largest value of p being less than 3.5',
    'ont fait « E » avec la plus grande valeur de p valant moins de 3,5',
  ],
];

describe('every count is said in both languages', () => {
  test.each(said)('%j', (condition, english, french) => {
    expect(describeCondition(condition, 'en')).toBe(english);
    expect(plainSpaces(describeCondition(condition, 'fr'))).toBe(french);
  });
});
