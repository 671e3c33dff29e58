import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HISTORY_STEPS_MAX, recordChange, redoChange, sealStep, startHistory, undoChange } from './history.ts';
import type { History } from './history.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

describe('undo and redo', () => {
  test('go back and forward through every value', () => {
    const changed = recordChange(recordChange(startHistory('a'), 'b'), 'c');
    expect(undoChange(changed).present).toBe('b');
    expect(undoChange(undoChange(changed)).present).toBe('a');
    expect(redoChange(undoChange(changed)).present).toBe('c');
  });

  test('stay where they are at the ends', () => {
    const history = startHistory('a');
    expect(undoChange(history)).toBe(history);
    expect(redoChange(history)).toBe(history);
  });

  test('forget what was undone once something else is done', () => {
    const branched = recordChange(undoChange(recordChange(startHistory('a'), 'b')), 'c');
    expect(redoChange(branched).present).toBe('c');
    expect(undoChange(branched).present).toBe('a');
  });

  test('take changes with one tag in a row as one step, until the step is sealed', () => {
    const typed = ['T', 'Tr', 'Tri'].reduce((history, name) => recordChange(history, name, 'name'), startHistory(''));
    expect(undoChange(typed).present).toBe('');
    const sealed = recordChange(sealStep(typed), 'Trial', 'name');
    expect(undoChange(sealed).present).toBe('Tri');
  });

  test('do not join changes across an undo', () => {
    const undone = undoChange(recordChange(recordChange(startHistory('a'), 'b', 'name'), 'c', 'other'));
    expect(undoChange(recordChange(undone, 'd', 'name')).present).toBe('b');
  });

  test('take the same value again for no change', () => {
    const history = recordChange(startHistory('a'), 'b');
    expect(recordChange(history, 'b')).toBe(history);
  });

  test('keep a bounded number of steps', () => {
    let history: History<number> = startHistory(0);
    for (let value = 1; value <= HISTORY_STEPS_MAX + 50; value += 1) history = recordChange(history, value);
    for (let step = 0; step < HISTORY_STEPS_MAX + 50; step += 1) history = undoChange(history);
    expect(history.present).toBe(50);
  });

  test('as many undos as changes lead to the beginning, as many redos to the end', () => {
    process.stdout.write(`seed ${seed}\n`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 }), ([first = 0, ...rest]) => {
        let history = startHistory(first);
        for (const value of rest) history = recordChange(history, value);
        for (const _ of rest) history = undoChange(history);
        expect(history.present).toBe(first);
        for (const _ of rest) history = redoChange(history);
        expect(history.present).toBe(rest.at(-1) ?? first);
      }),
      { seed },
    );
  });
});
