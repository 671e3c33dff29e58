/**
 * The editor's rows against random definitions: whatever can be saved can be written in rows, and only that comes of them.
 */
import { setupI18n } from '@lingui/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, SegmentDefinition } from '@segue/shared/segment';
import { findIssues, normaliseDefinition, walkCondition } from '@segue/shared/segment';
import { segmentTemplates } from '@segue/shared/segment/templates';
import {
  condition as anyCondition,
  definition as anyDefinition,
  leaf,
} from '../../../../shared/test/helpers/arbitraries.ts';
import { areFiltersComplete, isRowComplete } from '../editing/complete-part.ts';
import { issueAt, issuesByRow } from '../editing/issue-rows.ts';
import { prepareForSave } from '../editing/prepare-for-save.ts';
import type { LeafCondition, RowCondition } from '../editing/row-condition.ts';
import { rowChoices } from '../editing/row-choices.ts';
import type { KindWords } from '../editing/row-choices.ts';
import { toEditable } from '../editing/row-edits.ts';
import type { ControlPiece, Piece, SentenceContext } from './piece.ts';
import { lastingPieces, rowSentence } from './row-sentence.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.RUNS ?? 200);

function check<T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void {
  process.stdout.write(`seed ${seed}\n`);
  fc.assert(
    fc.property(arbitrary, (value) => {
      law(value);
    }),
    { seed, numRuns: runs },
  );
}

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const context: SentenceContext = {
  i18n,
  catalogue: { events: [], personFields: [], accountFields: [], tags: [], segments: [] },
  propertiesOf: () => [],
};

const define = (condition: Condition): SegmentDefinition => ({ version: 1, kind: 'dynamic', condition });
const normal = (condition: Condition): unknown => normaliseDefinition(define(condition)).condition;
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const isLeaf = (condition: Condition): condition is LeafCondition =>
  condition.type !== 'group' && condition.type !== 'lasting';

function controlsOf(condition: LeafCondition): readonly ControlPiece<RowCondition>[] {
  return rowSentence(context, condition).lines.flatMap((line) =>
    line.role === 'add' ? [] : line.pieces.filter((piece) => piece.kind !== 'word'),
  );
}

/** What the piece shows, set again. */
function setSame<C>(piece: ControlPiece<C>): C | null {
  switch (piece.kind) {
    case 'number':
      return piece.value === undefined ? null : piece.set(piece.value);
    case 'list':
      return piece.set(piece.values);
    case 'date':
      return piece.value === undefined ? null : piece.set(piece.value);
    default:
      return piece.set(piece.value);
  }
}

/** Everything somebody could make of a piece: each choice of a list, and other values of the same kind. */
function setOther(piece: ControlPiece<RowCondition>): readonly RowCondition[] {
  switch (piece.kind) {
    case 'select':
      return piece.groups.flatMap(({ choices }) => choices.map(({ value }) => piece.set(value)));
    case 'number': {
      const { value = 1, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = piece;
      return [value + 1, value - 1, min, max].filter((n) => n >= min && n <= max && Number.isFinite(n)).map(piece.set);
    }
    case 'list':
      return [piece.set([...piece.values, typeof piece.values[0] === 'number' ? 77.5 : 'another']), piece.set([])];
    case 'date':
      return [piece.set('2026-02-02')];
    case 'pick':
      return [piece.set('another')];
    case 'text':
      return [piece.set('2026-02-02'), piece.set('')];
  }
}

/** Where two values differ, as places of single values: `count.value`. */
function differences(a: unknown, b: unknown, place = ''): readonly string[] {
  if (typeof a !== 'object' || a === null) return Object.is(a, b) ? [] : [place];
  const other: Readonly<Record<string, unknown>> = typeof b === 'object' && b !== null ? { ...b } : {};
  return Object.entries(a).flatMap(([key, value]) => differences(value, other[key], `${place}.${key}`));
}

/** What is written in a condition, but says nothing: a default, and the number of a count that only measures a trend. */
function isIdle(condition: Condition, place: string, value: unknown): boolean {
  if (/\.(?:case_sensitive|machine)$/u.test(place)) return value === false;
  if (place === '.of') return value === 'person';
  return condition.type === 'trend' && /^\.measure\.count\.(?:operator|value)/u.test(place);
}

function valueAt(condition: unknown, place: string): unknown {
  return place
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], condition);
}

const isUnfinished = (condition: RowCondition): boolean => !isRowComplete(condition) || !areFiltersComplete(condition);

/** Something still open, or something that can be saved. */
function expectUsable(condition: RowCondition, why: string): void {
  if (isUnfinished(condition)) return;
  // A text is carried over to "matches the pattern" as it is; the control says whether it is one.
  const issues = findIssues(define(plain(condition)), 'en').filter(({ code }) => !code.startsWith('regex'));
  expect(issues, `${why} gives ${JSON.stringify(condition)}`).toEqual([]);
}

/** A typed value may be wrong; then the control with it says so. */
function expectShown(condition: RowCondition, why: string): void {
  if (isUnfinished(condition) || !isLeaf(condition)) return;
  const byRow = issuesByRow(findIssues(define(plain(condition)), 'en'), new Map([['', '']]));
  const issues = byRow.get('') ?? [];
  for (const issue of issues) {
    const isSeen = controlsOf(condition).some(({ at }) => issueAt([issue], at) !== null);
    expect(isSeen, `${why} gives ${JSON.stringify(issue)} in ${JSON.stringify(condition)}`).toBe(true);
  }
}

const anyLeaf = leaf.filter(isLeaf);

describe('rows of the editor', { timeout: 60_000 }, () => {
  test('S30 give back the definition they were made of, for every definition that can be saved', () => {
    check(anyDefinition, (definition) => {
      const prepared = prepareForSave(toEditable(definition));
      const saved = prepared.ok ? normaliseDefinition(prepared.definition) : prepared;
      expect(saved).toEqual(normaliseDefinition(definition));
    });
  });

  test('change nothing when a control is set to what it shows', () => {
    check(anyLeaf, (condition) => {
      for (const piece of controlsOf(condition)) {
        const same = setSame(piece) ?? condition;
        expect(normal(plain(same)), `${piece.label} (${piece.at})`).toEqual(normal(condition));
      }
    });
  });

  test('leave nothing that can only be read: every value of every condition has a control', () => {
    check(anyLeaf, (condition) => {
      const says = (place: string) => place !== '.type' && !isIdle(condition, place, valueAt(condition, place));
      const open = new Set(differences(condition, undefined).filter(says));
      for (const piece of controlsOf(condition)) {
        for (const next of setOther(piece)) {
          for (const place of differences(condition, plain(next))) open.delete(place);
        }
      }
      // What is rarely said of an event is offered in the menu of the row.
      for (const { next } of rowSentence(context, condition).options) {
        for (const place of differences(condition, plain(next))) open.delete(place);
      }
      expect([...open], JSON.stringify(condition)).toEqual([]);
    });
  });

  test('only offer what can be saved, or what says that it is not finished', () => {
    check(anyLeaf, (condition) => {
      for (const piece of controlsOf(condition)) {
        const expectFine = piece.kind === 'select' || piece.kind === 'pick' ? expectUsable : expectShown;
        for (const next of setOther(piece)) expectFine(next, `${piece.label} (${piece.at})`);
      }
      for (const { id, next } of rowSentence(context, condition).options) expectUsable(next, id);
      for (const line of rowSentence(context, condition).lines) {
        if (line.role === 'add') expectUsable(line.next, line.label);
        else for (const { label, next } of line.actions) expectUsable(next, label);
      }
    });
  });

  test('have one control for each place and label, so that the cursor stays where it is', () => {
    check(anyLeaf, (condition) => {
      for (const line of rowSentence(context, condition).lines) {
        if (line.role === 'add') continue;
        const names = line.pieces.flatMap((piece: Piece<RowCondition>) =>
          piece.kind === 'word' ? [] : [`${piece.kind} ${piece.at} ${piece.label}`],
        );
        expect(new Set(names).size, names.join(' | ')).toBe(names.length);
      }
      const keys = rowSentence(context, condition).lines.map(({ key }) => key);
      expect(new Set(keys).size, keys.join(' | ')).toBe(keys.length);
    });
  });

  test('hold what has to last, too', () => {
    check(anyCondition, (condition) => {
      walkCondition(condition, (inner) => {
        if (inner.type !== 'lasting') return;
        const controls = lastingPieces(context, inner).filter((piece) => piece.kind !== 'word');
        expect(controls.map(setSame)).toEqual([inner, inner]);
      });
    });
  });
});

test.each(segmentTemplates.map((template) => [template.id, template] as const))(
  'the template "%s" opens as rows in which everything can be changed',
  (_, template) => {
    const editable = toEditable(template.definition());
    walkCondition(editable.condition, (condition) => {
      if (!isLeaf(condition) || condition.type === 'everyone') return;
      expect(controlsOf(condition).length).toBeGreaterThan(1);
      expect(isUnfinished(condition)).toBe(false);
    });
    expect(prepareForSave(editable)).toMatchObject({ ok: true });
  },
);

test('what a new row can become is unfinished or can be saved', () => {
  const words = new Proxy({}, { get: () => [] }) as KindWords;
  const choices = rowChoices(context.catalogue, '', words);
  expect(new Set(choices.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  for (const { condition, id } of choices) {
    if (condition.type !== 'group') expectUsable(condition, id);
  }
});
