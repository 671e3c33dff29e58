/** The kinds of things that the live page tells apart. */
export const liveKinds = ['events', 'segments', 'messages'] as const;
export type LiveKind = (typeof liveKinds)[number];

/** What the address of the live page holds. */
export interface LiveSearch {
  q?: string;
  kind?: LiveKind;
}

/** Reads the address; what is not understood is left out. */
export function parseLiveSearch(raw: Record<string, unknown>): LiveSearch {
  const search: LiveSearch = {};
  const kind = liveKinds.find((name) => name === raw.kind);
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q;
  if (typeof raw.q === 'number') search.q = String(raw.q);
  if (kind !== undefined) search.kind = kind;
  return search;
}
