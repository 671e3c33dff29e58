import { isVisible, type Protected, tagRole } from './protect.ts';

/**
 * Sets the tags that stand around paragraphs or list items on lines of their own, so that Markdown does not draw
 * them into the text beside them. Tags that only divide a sentence stay where they are.
 */
export function isolateBlockTags(input: Protected): string {
  const { text, pattern } = input;
  const places = [...text.matchAll(pattern)].map((match) => ({
    begin: match.index,
    end: match.index + match[0].length,
    index: Number(match[2]),
  }));
  const alone = new Set(places.filter((place) => isAlone(input, place)).map((place) => place.index));
  const isolated = new Set(alone);
  const groups = groupTags(input, places);
  for (const group of groups) {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) continue;
    const spansBlocks = /\n[ \t]*\n/.test(text.slice(first.end, last.begin));
    if (!spansBlocks && !group.some((place) => alone.has(place.index))) continue;
    for (const place of group) isolated.add(place.index);
  }
  return dedent(
    text,
    groups.filter((group) => group.every((place) => isolated.has(place.index))),
  ).replace(
    new RegExp(`(^ *)?${pattern.source} *`, 'gm'),
    (match: string, indent: string | undefined, _use: string, index: string) => {
      if (!isolated.has(Number(index))) return match;
      // Further in, Markdown would take it for something else.
      return `\n\n${(indent ?? '').slice(0, INDENT_MAX)}${match.trim()}\n\n`;
    },
  );
}

const INDENT_MAX = 3;

/** What people indent inside `{% if %}` to see where it belongs is not further in than the tag itself. */
function dedent(text: string, groups: readonly Place[][]): string {
  const lines = text.split('\n');
  const lineOf = (place: Place): number => text.slice(0, place.begin).split('\n').length - 1;
  const indentOf = (line: string | undefined): number => (line ?? '').length - (line ?? '').trimStart().length;
  const outermostFirst = [...groups].sort((a, b) => (a[0]?.begin ?? 0) - (b[0]?.begin ?? 0));
  for (const group of outermostFirst) {
    for (const [i, place] of group.entries()) {
      const next = group[i + 1];
      if (!next) continue;
      const [from, to] = [lineOf(place), lineOf(next)];
      const inside = lines.slice(from + 1, to);
      const least = Math.min(...inside.filter((line) => line.trim() !== '').map(indentOf));
      const excess = least - indentOf(lines[from]);
      if (!Number.isFinite(excess) || excess <= 0) continue;
      for (let n = from + 1; n < to; n += 1) lines[n] = (lines[n] ?? '').slice(excess);
    }
  }
  return lines.join('\n');
}

interface Place {
  readonly begin: number;
  readonly end: number;
  readonly index: number;
}

/** Whether nothing but tags stands on the line. */
function isAlone({ text, pieces, pattern }: Protected, { begin, end, index }: Place): boolean {
  if (isVisible(pieces[index])) return false;
  const lineBegin = text.lastIndexOf('\n', begin - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineBegin, lineEnd === -1 ? text.length : lineEnd);
  const rest = line.replace(pattern, (word, _use, other: string) => (isVisible(pieces[Number(other)]) ? word : ''));
  return rest.trim() === '';
}

/** The tags that belong together (`if`, `else`, `endif`), and each tag that stands for itself. */
function groupTags({ pieces }: Protected, places: readonly Place[]): Place[][] {
  const groups: Place[][] = [];
  const open: Place[][] = [];
  for (const place of places) {
    const piece = pieces[place.index];
    if (piece?.kind !== 'tag') continue;
    const role = tagRole(piece.name);
    if (role === 'open') open.push([place]);
    else if (role === 'between') open.at(-1)?.push(place);
    else if (role === 'close') {
      const group = open.pop();
      if (group) groups.push([...group, place]);
    }
  }
  return groups;
}
