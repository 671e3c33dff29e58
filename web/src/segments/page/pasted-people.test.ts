import { expect, test } from 'vitest';
import { pastedPeople } from './pasted-people.ts';

test('S29 a pasted list may be lines, a row or a column of a spreadsheet', () => {
  expect(pastedPeople('ann@example.com\r\n"bob"\n\n u-7 ;p_12\tann@example.com,')).toEqual([
    'ann@example.com',
    'bob',
    'u-7',
    'p_12',
  ]);
  expect(pastedPeople('"ann@example.com"\n"bob@example.com"')).toEqual(['ann@example.com', 'bob@example.com']);
  expect(pastedPeople(' \n,; ')).toEqual([]);
});
