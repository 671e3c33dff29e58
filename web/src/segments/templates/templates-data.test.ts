import { describe, expect, test } from 'vitest';
import type { EventInfo, FieldInfo } from '@segue/shared/api';
import { findTemplate } from '@segue/shared/segment/templates';
import type { SegmentTemplate } from '@segue/shared/segment/templates';
import type { Catalogue } from '../editing/row-choices.ts';
import { parseNewSegmentSearch, parseTemplateSearch, parseTemplatesSearch } from '../segments-search.ts';
import { missingNames, missingSources } from './find-missing.ts';
import { freeKey } from './free-key.ts';

const at = '2026-03-01T00:00:00Z';
const event = (name: string, kind: EventInfo['kind'] = 'track'): EventInfo => ({
  name,
  kind,
  count: 1,
  first_seen_at: at,
  last_seen_at: at,
});
const field = (name: string, of: FieldInfo['of'] = 'person'): FieldInfo => ({
  name,
  of,
  type: 'text',
  first_seen_at: at,
  last_seen_at: at,
  people: 1,
  misfits: 0,
});
const catalogue: Catalogue = {
  events: [event('logged in'), event('Paid'), event('Page', 'page')],
  personFields: [field('plan')],
  accountFields: [field('employees', 'account')],
  tags: [],
  segments: [{ key: 'customers', name: 'Customers', count: 3 }],
};

function template(id: string): SegmentTemplate {
  const found = findTemplate(id);
  if (found === undefined) throw new Error(`There is no template ${id}.`);
  return found;
}

describe('what a template misses', () => {
  test('is told by parameter, with the nearest name first', () => {
    const [missing] = missingNames(template('inactive-on-trial'), {}, catalogue);
    expect(missing).toMatchObject({ parameter: 'event', kind: 'event', name: 'Logged in' });
    expect(missing?.offers[0]).toEqual({ value: 'logged in', label: 'logged in' });
    expect(missing?.offers.map(({ value }) => value)).toContain('Paid');
  });

  test('is nothing once a name that was observed is chosen', () => {
    expect(missingNames(template('inactive-on-trial'), { event: 'Paid' }, catalogue)).toEqual([]);
  });

  test('knows fields of accounts and segments by their keys', () => {
    expect(missingNames(template('small-companies'), {}, catalogue)).toEqual([]);
    const names = missingNames(template('conversion-target'), {}, catalogue);
    expect(names.map(({ name }) => name)).toEqual(['trial-in-progress', 'email-engaged']);
    expect(names[0]?.offers).toEqual([{ value: 'customers', label: 'Customers' }]);
  });

  test('is also a whole kind of data', () => {
    expect(missingSources(template('pricing-alert'), catalogue)).toEqual([]);
    expect(missingSources(template('webinar-registrants'), catalogue)).toEqual(['forms', 'emails']);
  });
});

describe('keys that are free', () => {
  test('get a number when they are taken', () => {
    expect(freeKey('a', [])).toBe('a');
    expect(freeKey('a', ['a', 'a-2'])).toBe('a-3');
    expect(freeKey('a'.repeat(64), ['a'.repeat(64)])).toBe(`${'a'.repeat(62)}-2`);
  });
});

describe('addresses of templates', () => {
  test('keep what can be a value', () => {
    const values = { days: 5, event: 'x', list: ['a'], odd: { a: 1 }, none: null };
    expect(parseTemplateSearch({ values })).toEqual({ values: { days: 5, event: 'x', list: ['a'] } });
    expect(parseTemplateSearch({ values: 'x' })).toEqual({});
    expect(parseNewSegmentSearch({ template: 'inactive', values })).toEqual({
      template: 'inactive',
      values: { days: 5, event: 'x', list: ['a'] },
    });
  });

  test('keep a group that exists', () => {
    expect(parseTemplatesSearch({ q: 'x', group: 'signals' })).toEqual({ q: 'x', group: 'signals' });
    expect(parseTemplatesSearch({ q: '', group: 'x' })).toEqual({});
  });
});
