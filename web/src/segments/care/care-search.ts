import type { Combination } from '../../api/care.ts';

/** What the address of the comparison of segments holds. Keys are joined by commas, which no key contains. */
export interface OverlapSearch {
  /** The segments compared. */
  keys?: string;
  /** The people looked at: those in all of these … */
  in?: string;
  /** … and in none of these. */
  out?: string;
}

/** As many as can be compared. */
export const COMPARED_MAX = 8;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Reads the address of the comparison; what is not understood is left out. */
export function parseOverlapSearch(raw: Record<string, unknown>): OverlapSearch {
  const [keys, inside, outside] = [text(raw.keys), text(raw.in), text(raw.out)];
  return {
    ...(keys === undefined ? {} : { keys }),
    ...(inside === undefined ? {} : { in: inside }),
    ...(outside === undefined ? {} : { out: outside }),
  };
}

/** The keys a piece of the address names, each once. */
export const keysIn = (joined: string | undefined): readonly string[] => [
  ...new Set((joined ?? '').split(',').filter((key) => key !== '')),
];

/** The people looked at; none when the address names none. */
export function combinationIn(search: OverlapSearch): Combination | undefined {
  const inside = keysIn(search.in);
  return inside.length === 0 ? undefined : { in: inside, out: keysIn(search.out) };
}

/** What the address of the graph holds. */
export interface GraphSearch {
  /** Only what this segment depends on and what depends on it. */
  segment?: string;
  view?: 'drawing' | 'list';
}

/** Reads the address of the graph. */
export function parseGraphSearch(raw: Record<string, unknown>): GraphSearch {
  const segment = text(raw.segment);
  const view = raw.view === 'list' || raw.view === 'drawing' ? raw.view : undefined;
  return { ...(segment === undefined ? {} : { segment }), ...(view === undefined ? {} : { view }) };
}
