import type { InfiniteData } from '@tanstack/react-query';
import type { Page, TimelineEvent } from '@segue/shared/api';

type Timeline = InfiniteData<Page<TimelineEvent>, unknown>;

/**
 * Puts the events of a freshly read first page into what is already shown, without moving anything else. Events come by
 * their own time, so a late one goes where it belongs. Should more have happened meanwhile than one page holds, a gap
 * would remain; then the fresh page alone is kept and the rest is read again by scrolling.
 */
export function mergeNewest(shown: Timeline, fresh: Page<TimelineEvent>): Timeline {
  const known = new Set(shown.pages.flatMap((page) => page.data.map(({ id }) => id)));
  const added = fresh.data.filter(({ id }) => !known.has(id));
  if (added.length === 0) return shown;
  if (added.length === fresh.data.length && known.size > 0 && fresh.next_cursor !== null) {
    return { pages: [fresh], pageParams: [null] };
  }
  const [first, ...others] = shown.pages;
  const data = [...added, ...(first?.data ?? [])].toSorted((a, b) => b.occurred_at.localeCompare(a.occurred_at));
  return { ...shown, pages: [{ data, next_cursor: first?.next_cursor ?? fresh.next_cursor }, ...others] };
}
