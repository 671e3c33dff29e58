/** Folds case and accents, so that "cree" finds "Créé". */
export function foldText(text: string): string {
  return text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim();
}

const WORD_BREAK = /[\s._\-/:]+/u;

/** Gives 0 for the best match and growing numbers for weaker ones; null for none. */
function matchRank(text: string, query: string): number | null {
  const folded = foldText(text);
  if (folded === query) return 0;
  if (folded.startsWith(query)) return 1;
  if (folded.split(WORD_BREAK).some((word) => word.startsWith(query))) return 2;
  if (folded.includes(query)) return 3;
  const words = query.split(WORD_BREAK).filter((word) => word !== '');
  return words.length > 1 && words.every((word) => folded.includes(word)) ? 4 : null;
}

/**
 * Takes items and what was typed, gives those that match, best first; equal matches keep the order they came in
 * (the catalogue sends the most frequent first). An empty query gives everything.
 */
export function rankMatches<T>(
  items: readonly T[],
  typed: string,
  textsOf: (item: T) => readonly string[],
): readonly T[] {
  const query = foldText(typed);
  if (query === '') return items;
  const ranked: { item: T; rank: number }[] = [];
  for (const item of items) {
    const ranks = textsOf(item).flatMap((text) => matchRank(text, query) ?? []);
    if (ranks.length > 0) ranked.push({ item, rank: Math.min(...ranks) });
  }
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item);
}
