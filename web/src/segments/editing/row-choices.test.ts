import { describe, expect, test } from 'vitest';
import type { FieldInfo } from '@segue/shared/api';
import type { Catalogue, KindWords, RowChoice } from './row-choices.ts';
import { rowChoices } from './row-choices.ts';

const seen = { first_seen_at: '2026-01-01T00:00:00Z', last_seen_at: '2026-02-01T00:00:00Z' };
const event = (name: string, count: number) => ({ name, count, kind: 'track' as const, ...seen });
const field = (name: string, type: FieldInfo['type'], of: FieldInfo['of'] = 'person'): FieldInfo => ({
  name,
  type,
  of,
  people: 10,
  misfits: 0,
  ...seen,
});

const catalogue: Catalogue = {
  events: ['Logged in', 'Created task', 'Completed task', 'Created project', 'Invited member', 'Signed up'].map(
    (name, index) => event(name, 1000 - index),
  ),
  personFields: [field('plan', 'text'), field('signed_up_at', 'date'), field('is_admin', 'boolean')],
  accountFields: [field('industry', 'text', 'account')],
  tags: [{ name: 'vip', people: 3 }],
  segments: [{ key: 'active-trials', name: 'Active trials', count: 412 }],
};

const words: KindWords = {
  members: ['people'],
  event: ['did', 'event'],
  field: ['field', 'trait'],
  account_field: ['account'],
  tag: ['tag'],
  segment: ['segment', 'audience'],
  page: ['page', 'visited'],
  email: ['email'],
  form: ['form'],
  sequence: ['sequence'],
  trend: ['trend'],
  regular: ['regular'],
  lasting: ['lasting'],
  score: ['score'],
  consent: ['consent'],
  group: ['group', 'or'],
  everyone: ['everyone'],
};

const names = (choices: readonly RowChoice[]) =>
  choices.map(({ kind, name, isNew }) => `${kind} ${name}${isNew ? '*' : ''}`);

describe('what a new row can become', () => {
  test('begins with the most frequent of each kind, and everything else a row can be', () => {
    const shown = names(rowChoices(catalogue, '', words));
    expect(shown.slice(0, 2)).toEqual(['event Logged in', 'event Created task']);
    expect(shown.filter((name) => name.startsWith('event'))).toHaveLength(5);
    expect(shown).toEqual(expect.arrayContaining(['page ', 'group ', 'everyone ', 'tag vip', 'segment Active trials']));
  });

  test('is narrowed by what is typed, best match first', () => {
    expect(names(rowChoices(catalogue, 'task', words)).slice(0, 2)).toEqual([
      'event Created task',
      'event Completed task',
    ]);
    expect(names(rowChoices(catalogue, 'pla', words))[0]).toBe('field plan');
  });

  test('is found under other words people use for a kind', () => {
    expect(names(rowChoices(catalogue, 'trait', words))).toContain('field plan');
    expect(names(rowChoices(catalogue, 'audience', words))).toContain('segment Active trials');
  });

  test('can be a name that was never seen, except where it was', () => {
    expect(names(rowChoices(catalogue, 'Exported', words))).toEqual([
      'event Exported*',
      'field Exported*',
      'tag Exported*',
    ]);
    const shown = names(rowChoices(catalogue, 'vip', words));
    expect(shown).toContain('tag vip');
    expect(shown).not.toContain('tag vip*');
  });

  test('is a page visit for what looks like an address', () => {
    const [first] = rowChoices(catalogue, '/pricing', words);
    expect(first?.condition).toEqual({ type: 'page', url: { operator: 'contains', value: '/pricing' } });
  });

  test('starts with an operator that fits the type', () => {
    const conditionOf = (typed: string) => rowChoices(catalogue, typed, words)[0]?.condition;
    expect(conditionOf('plan')).toMatchObject({ type: 'field', field: 'plan', operator: 'is', value: undefined });
    expect(conditionOf('is_admin')).toMatchObject({ operator: 'is', value: true });
    expect(conditionOf('signed_up_at')).toMatchObject({ operator: 'within_last', value: { amount: 7, unit: 'day' } });
    expect(conditionOf('industry')).toMatchObject({ of: 'account', field: 'industry' });
    expect(conditionOf('active tr')).toMatchObject({ type: 'segment', segment: 'active-trials', operator: 'in' });
  });

  test('can be what did not happen, when the words say so', () => {
    const [first] = rowChoices(catalogue, 'not logged', words, { did_not: ['did not', 'not'] });
    expect(first?.condition).toEqual({
      type: 'event',
      event: 'Logged in',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 30, unit: 'day' },
      known_for_at_least: 'window',
    });
  });

  test('A33 is a technical segment only by its whole name', () => {
    const segments = [{ key: 'buffer', name: 'Trial buffer', count: 3, is_technical: true }];
    const find = (typed: string) => names(rowChoices({ ...catalogue, segments }, typed, words));
    expect(find('')).not.toContain('segment Trial buffer');
    expect(find('trial')).not.toContain('segment Trial buffer');
    expect(find('trial buffer')).toContain('segment Trial buffer');
    expect(find('buffer')).toContain('segment Trial buffer');
  });

  test('is found among the variants of its kind by words of their own', () => {
    const [first] = rowChoices(catalogue, 'unsubscribed', words, { unsubscribed: ['unsubscribed'] });
    expect(first?.condition).toEqual({ type: 'email', activity: 'unsubscribed' });
  });

  test('is what is made for emails before the raw event of the same name', () => {
    const events = [{ ...event('Email Unsubscribed', 9), kind: 'email' as const }];
    const choices = rowChoices({ ...catalogue, events }, 'unsub', words, { unsubscribed: ['unsubscribed'] });
    expect(choices[0]?.condition.type).toBe('email');
    expect(names(choices)).toContain('event Email Unsubscribed');
  });
});
