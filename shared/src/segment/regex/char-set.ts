/** A set of characters: ranges of code points, both ends included, sorted and apart. */
export type CharSet = readonly (readonly [number, number])[];

const lastCodePoint = 0x10ffff;

/** Every character; in the database `.` matches line breaks too. */
export const anyChar: CharSet = [[0, lastCodePoint]];
export const digits: CharSet = [[0x30, 0x39]];
/** White space of every alphabet. */
export const spaces: CharSet = normal([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]);
/** Letters, digits and `_`; beyond ASCII taken generously, because the database knows letters of every alphabet. */
export const wordChars: CharSet = without(
  normal([...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a], [0x80, lastCodePoint]]),
  spaces,
);

/** Gives the set of one character in both cases, because text compares without regard to case (S8). */
export function charSet(codePoint: number): CharSet {
  const text = String.fromCodePoint(codePoint);
  const variants = [text, text.toLowerCase(), text.toUpperCase()].filter((variant) => isOneCharacter(variant));
  return normal(variants.map((variant) => [variant.codePointAt(0) ?? 0, variant.codePointAt(0) ?? 0]));
}

/** Gives the set from one character to another, ASCII letters in both cases. */
export function charRange(from: number, to: number): CharSet {
  if (from === to) return charSet(from);
  const upper = shifted(from, to, 0x41, 0x5a, 0x20);
  const lower = shifted(from, to, 0x61, 0x7a, -0x20);
  return normal([[from, to], ...upper, ...lower]);
}

export function union(sets: readonly CharSet[]): CharSet {
  return normal(sets.flat());
}

export function complement(set: CharSet): CharSet {
  return without(anyChar, set);
}

/** Gives the union of ranges in any order as a proper set. */
function normal(ranges: CharSet): CharSet {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function without(set: CharSet, removed: CharSet): CharSet {
  const result: [number, number][] = [];
  for (const [from, to] of set) {
    let start = from;
    for (const [cutFrom, cutTo] of removed) {
      if (cutTo < start || cutFrom > to) continue;
      if (cutFrom > start) result.push([start, cutFrom - 1]);
      start = cutTo + 1;
    }
    if (start <= to) result.push([start, to]);
  }
  return result;
}

/** The part of a range that lies in the letters of one case, moved to the other. */
function shifted(from: number, to: number, first: number, last: number, by: number): CharSet {
  const start = Math.max(from, first);
  const end = Math.min(to, last);
  return start <= end ? [[start + by, end + by]] : [];
}

function isOneCharacter(text: string): boolean {
  return [...text].length === 1;
}
