import type { Segment } from '@segue/shared/api';
import { rankMatches } from '../editing/rank-matches.ts';
import type { SegmentsSort } from '../segments-search.ts';

/** People who entered and left today, from the last day of the trend; zero before there is one. */
export function movementToday(segment: Pick<Segment, 'trend'>): { readonly entered: number; readonly left: number } {
  const today = segment.trend.at(-1);
  return { entered: today?.entered ?? 0, left: today?.left ?? 0 };
}

/** Members gained since the first day of the trend; negative when there are fewer now. */
export function changeOverTrend({ trend, count }: Pick<Segment, 'trend' | 'count'>): number {
  const first = trend[0];
  return first === undefined || count === null ? 0 : count - first.size;
}

const comparisons: Record<SegmentsSort, (a: Segment, b: Segment) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  size: (a, b) => (b.count ?? -1) - (a.count ?? -1),
  change: (a, b) => Math.abs(changeOverTrend(b)) - Math.abs(changeOverTrend(a)),
  // What lies in no folder comes after the folders.
  folder: (a, b) =>
    Number(a.folder === '') - Number(b.folder === '') ||
    a.folder.localeCompare(b.folder) ||
    a.name.localeCompare(b.name),
  updated: (a, b) => b.updated_at.localeCompare(a.updated_at),
};

/** The folders that segments lie in, by name. */
export function foldersOf(segments: readonly Segment[]): readonly string[] {
  const folders = new Set(segments.map(({ folder }) => folder).filter((folder) => folder !== ''));
  return [...folders].toSorted((a, b) => a.localeCompare(b));
}

/**
 * Takes all segments, gives those of the folder (undefined: all) that fit the search, in the order asked for. Keys are
 * searched, too.
 */
export function listedSegments(
  segments: readonly Segment[],
  search: string,
  sort: SegmentsSort,
  folder?: string,
): readonly Segment[] {
  const inFolder = folder === undefined ? segments : segments.filter((segment) => segment.folder === folder);
  return rankMatches(inFolder, search, ({ name, key }) => [name, key]).toSorted(comparisons[sort]);
}
