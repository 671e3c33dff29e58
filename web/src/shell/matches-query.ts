/** Lower case, without accents, so that "decu" finds "Déçu". */
export const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether the query is the text, whatever its case and accents. */
export const isWholeName = (query: string, text: string): boolean => foldText(query).trim() === foldText(text).trim();

/** Whether every word of the query begins a word of the text, or is part of it when longer than two letters. */
export function matchesQuery(text: string, query: string): boolean {
  const folded = foldText(text);
  const starts = folded.split(/[^\p{L}\p{N}]+/u);
  return foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((word) => starts.some((start) => start.startsWith(word)) || (word.length > 2 && folded.includes(word)));
}
