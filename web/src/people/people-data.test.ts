import type { FieldInfo, Membership } from '@segue/shared/api';
import { describe, expect, test } from 'vitest';
import { arrangeMemberships } from './arrange-memberships.ts';
import { defaultFields } from './default-fields.ts';
import { FIELDS_MAX, parsePeopleSearch } from './people-search.ts';

describe('the address of the people table', () => {
  test('keeps search, segment, columns, order and visitors', () => {
    const search = { q: 'ada', segment: 'trial', fields: ['plan'], sort: 'name', anonymous: true };
    expect(parsePeopleSearch(search)).toEqual(search);
  });

  test('leaves out what it does not understand', () => {
    expect(parsePeopleSearch({ q: '', segment: 3, fields: 'plan', sort: 'size', anonymous: 'yes' })).toEqual({});
    expect(parsePeopleSearch({ q: 4711 })).toEqual({ q: '4711' });
    expect(parsePeopleSearch({ fields: [1, 'plan', null] })).toEqual({ fields: ['plan'] });
  });

  test('limits the columns', () => {
    const fields = Array.from({ length: 50 }, (_, index) => `field_${index}`);
    expect(parsePeopleSearch({ fields }).fields).toHaveLength(FIELDS_MAX);
  });
});

const field = (name: string, people = 1): FieldInfo => ({
  name,
  of: 'person',
  type: 'text',
  first_seen_at: '2026-01-01T00:00:00Z',
  last_seen_at: '2026-01-01T00:00:00Z',
  people,
  misfits: 0,
});

test('columns by default are favourites first, then what most people have, without name and email', () => {
  const fields = [
    field('zeal', 90),
    field('email', 99),
    field('country'),
    field('age', 50),
    field('plan'),
    field('name', 99),
  ];
  expect(defaultFields(fields)).toEqual(['plan', 'country', 'zeal']);
  expect(defaultFields([])).toEqual([]);
});

describe('memberships', () => {
  const membership = (key: string, rest: Partial<Membership>): Membership => ({
    segment: { key, name: key },
    member: true,
    entered_at: null,
    leaves_at: null,
    enters_at: null,
    ...rest,
  });

  test('put first what is about to change', () => {
    const arranged = arrangeMemberships([
      membership('old', { entered_at: '2026-01-01T00:00:00Z' }),
      membership('new', { entered_at: '2026-02-01T00:00:00Z' }),
      membership('soon', { leaves_at: '2026-03-01T00:00:00Z' }),
      membership('sooner', { leaves_at: '2026-02-02T00:00:00Z' }),
      membership('z', { member: false }),
      membership('a', { member: false }),
      membership('will', { member: false, enters_at: '2026-03-01T00:00:00Z' }),
    ]);
    const keys = (list: Membership[]) => list.map(({ segment }) => segment.key);
    expect(keys(arranged.members)).toEqual(['sooner', 'soon', 'new', 'old']);
    expect(keys(arranged.coming)).toEqual(['will']);
    expect(keys(arranged.others)).toEqual(['a', 'z']);
  });
});
