import { startingPoints } from './starting-points.ts';
import type { StartingPointId } from './starting-points.ts';

export type SegmentsSort = 'name' | 'size' | 'change' | 'updated' | 'folder';

/** What the address of the segment list holds. */
export interface SegmentsSearch {
  q?: string;
  sort?: SegmentsSort;
  folder?: string;
}

export type SegmentTab = 'people' | 'definition' | 'log' | 'details' | 'history';

/** What the address of one segment holds. */
export interface SegmentSearch {
  tab?: SegmentTab;
}

/** What a new segment begins with: one of the starting points, or a copy of another segment. */
export interface NewSegmentSearch {
  start?: StartingPointId;
  copy?: string;
}

const sorts: readonly SegmentsSort[] = ['name', 'size', 'change', 'updated', 'folder'];

/** The first tab needs no word in the address. */
const tabs: readonly SegmentTab[] = ['definition', 'log', 'details', 'history'];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Reads the address of the list; what is not understood is left out. */
export function parseSegmentsSearch(raw: Record<string, unknown>): SegmentsSearch {
  const q = text(raw.q);
  const sort = sorts.find((name) => name === raw.sort);
  const folder = text(raw.folder);
  return {
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined ? {} : { sort }),
    ...(folder === undefined ? {} : { folder }),
  };
}

/** Reads the address of one segment. */
export function parseSegmentSearch(raw: Record<string, unknown>): SegmentSearch {
  const tab = tabs.find((name) => name === raw.tab);
  return tab === undefined ? {} : { tab };
}

/** Reads the address of a new segment. */
export function parseNewSegmentSearch(raw: Record<string, unknown>): NewSegmentSearch {
  const start = startingPoints.find(({ id }) => id === raw.start)?.id;
  const copy = text(raw.copy);
  return { ...(start === undefined ? {} : { start }), ...(copy === undefined ? {} : { copy }) };
}
