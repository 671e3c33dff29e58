import fc from 'fast-check';
import { expect, test } from 'vitest';

import { regexProblem } from '../src/segment/index.ts';
import { checkLaw } from './helpers/check-law.ts';

/** A small regular expression over `a` and `b`, as a tree of our own, so that the oracle shares no code with the checker. */
type Tree =
  | { kind: 'letter'; letter: 'a' | 'b' | '.' }
  | { kind: 'both'; left: Tree; right: Tree }
  | { kind: 'either'; left: Tree; right: Tree }
  | { kind: 'repeat'; body: Tree; suffix: '*' | '+' | '?' | '{2}' };

const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('letter' as const), letter: fc.constantFrom('a', 'b', 'a', 'b', '.') }),
    fc.record({ kind: fc.constant('both' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({ kind: fc.constant('either' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({
      kind: fc.constant('repeat' as const),
      body: tie('tree'),
      suffix: fc.constantFrom('*', '+', '?', '{2}'),
    }),
  ),
})).tree;

function print(node: Tree): string {
  switch (node.kind) {
    case 'letter':
      return node.letter;
    case 'both':
      return `${print(node.left)}${print(node.right)}`;
    case 'either':
      return `(${print(node.left)}|${print(node.right)})`;
    case 'repeat':
      return node.body.kind === 'letter' ? `${print(node.body)}${node.suffix}` : `(${print(node.body)})${node.suffix}`;
  }
}

/** Every place at which a match that starts at `start` can end, once for each way to get there. */
function ends(node: Tree, text: string, start: number): number[] {
  switch (node.kind) {
    case 'letter': {
      const letter = text[start];
      return letter !== undefined && (node.letter === '.' || node.letter === letter) ? [start + 1] : [];
    }
    case 'both':
      return ends(node.left, text, start).flatMap((middle) => ends(node.right, text, middle));
    case 'either':
      return [...ends(node.left, text, start), ...ends(node.right, text, start)];
    case 'repeat':
      return repeated(node.body, node.suffix, text, start);
  }
}

function repeated(body: Tree, suffix: '*' | '+' | '?' | '{2}', text: string, start: number): number[] {
  const once = ends(body, text, start);
  if (suffix === '?') return [start, ...once];
  if (suffix === '{2}') return once.flatMap((middle) => ends(body, text, middle));
  // An empty round of a loop would never end; the checker refuses loops that have one.
  const more = once.filter((end) => end > start).flatMap((end) => [end, ...repeated(body, '+', text, end)]);
  return suffix === '*' ? [start, ...more] : more;
}

const words = Array.from({ length: 2 ** 7 }, (_, index) => index.toString(2).replaceAll('0', 'a').replaceAll('1', 'b'));

/** Whether some short word can be cut into rounds of the loop in two ways. */
function isAmbiguousLoop(body: Tree): boolean {
  return words.some((word) => {
    const found = repeated(body, '+', word, 0);
    return new Set(found).size < found.length;
  });
}

test('S12 an accepted loop can be taken in one way only', () => {
  checkLaw(
    tree.filter((body) => body.kind !== 'letter'),
    (body) => {
      const pattern = `(${print(body)})+`;
      const accepted = regexProblem(pattern, 'en') === undefined;
      expect({ pattern, ambiguous: accepted && isAmbiguousLoop(body) }).toEqual({ pattern, ambiguous: false });
    },
    2_000,
  );
});

test('S12 not everything is refused: a good part of random loops is accepted', () => {
  const bodies = fc.sample(tree, { numRuns: 1_000, seed: 1 });
  const accepted = bodies.filter((body) => regexProblem(`(${print(body)})+`, 'en') === undefined);
  expect(accepted.length).toBeGreaterThan(250);
  expect(accepted.length).toBeLessThan(900);
});

const pieces =
  'a b . [a-b] [^a] \\d \\w \\s \\. - ^ $ | ( (?: ) * + ? {2} {1,3} {0,} { } ] [ \\ é (?= \\1 \\b " & *** 🎉'.split(
    ' ',
  );
const piece = fc.constantFrom(' ', '\uD83D', ...pieces);

test('S12 any text is either refused with a sentence or a pattern JavaScript reads, too', () => {
  checkLaw(
    fc.array(piece, { minLength: 1, maxLength: 10 }).map((chosen) => chosen.join('')),
    (pattern) => {
      const problem = regexProblem(pattern, 'en');
      expect(problem ?? 'Accepted.').toMatch(/\.$/);
      expect(() => problem ?? new RegExp(pattern, 'is')).not.toThrow();
    },
    3_000,
  );
});
