import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { IconActivity, IconPencil } from '@tabler/icons-react';
import type { AccountFieldChange, AccountTimelineItem, FieldValue, LiveItem, Page } from '@segue/shared/api';
import { useEffect, useMemo, useRef } from 'react';
import {
  accountPeopleQuery,
  accountQuery,
  accountSegmentsQuery,
  accountTimelineQuery,
  getNewestItems,
  useAccountPeople,
  useAccountTimeline,
} from '../api/accounts.ts';
import { useLiveStream } from '../api/live-stream.ts';
import { useNowMs } from '../time/clock.ts';
import { dayKey, formatDateTime, formatDayHeading, formatTimeOfDay } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { TimelineEntry } from '../timeline/timeline-entry.tsx';
import timelineClasses from '../timeline/timeline.module.css';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import classes from './companies.module.css';

/** Several events of one moment are fetched together. */
const GATHER_MS = 400;

/** What the people of a company did and how its fields changed, by day, newest first, and live. */
export function CompanyTimeline({ id }: { readonly id: string }) {
  const { i18n, t } = useLingui();
  const timeZone = useTimeZone();
  const now = useNowMs();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAccountTimeline(id);
  useFresh(id);
  const items = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const days = useMemo(() => groupByDay(items, timeZone), [items, timeZone]);
  return (
    <div className={timelineClasses.scroller} role="region" aria-label={t`Timeline`} tabIndex={0}>
      {error && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <SkeletonRows rows={10} rowHeight={56} />}
      {data !== undefined && items.length === 0 && (
        <EmptyState icon={<IconActivity />} title={t`Nothing has happened yet`}>
          {t`What the people of this company do shows up here the moment they do it.`}
        </EmptyState>
      )}
      <div className={timelineClasses.days}>
        {days.map(({ day, items: ofDay }) => (
          <section key={day}>
            <h2 className={timelineClasses.day}>
              {formatDayHeading(Date.parse(ofDay[0]?.at ?? day), now, i18n.locale, timeZone)}
            </h2>
            <ol className={timelineClasses.list}>
              {ofDay.map((item) =>
                item.type === 'event' ? (
                  <TimelineEntry
                    key={item.id}
                    event={item.event}
                    isNew={false}
                    isTarget={false}
                    who={
                      <span className={classes.who}>
                        <PersonLink person={item.person} withAvatar={false} />
                      </span>
                    }
                  />
                ) : (
                  <FieldsEntry key={item.id} item={item} />
                ),
              )}
            </ol>
          </section>
        ))}
      </div>
      {hasNextPage && (
        <Button variant="default" m="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show older</Trans>
        </Button>
      )}
    </div>
  );
}

function FieldsEntry({ item }: { readonly item: Extract<AccountTimelineItem, { type: 'fields' }> }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const atMs = Date.parse(item.at);
  return (
    <li className={timelineClasses.entry}>
      <span className={timelineClasses.icon} data-tone="plain">
        <IconPencil size={14} stroke={1.9} aria-hidden />
      </span>
      <div className={timelineClasses.body}>
        <div className={timelineClasses.sentence}>
          <Trans>Fields of the company changed</Trans>
        </div>
        {item.changes.map((change) => (
          <ChangeLine key={change.field} change={change} />
        ))}
      </div>
      <time dateTime={item.at} title={formatDateTime(atMs, i18n.locale, timeZone)} className={timelineClasses.time}>
        {formatTimeOfDay(atMs, i18n.locale, timeZone)}
      </time>
    </li>
  );
}

function ChangeLine({ change: { field, before, after } }: { readonly change: AccountFieldChange }) {
  return (
    <span className={classes.change}>
      {field}: {textOf(before)} → {textOf(after)}
    </span>
  );
}

const textOf = (value: FieldValue): string =>
  value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function groupByDay(
  items: readonly AccountTimelineItem[],
  timeZone?: string,
): { day: string; items: AccountTimelineItem[] }[] {
  const groups: { day: string; items: AccountTimelineItem[] }[] = [];
  for (const item of items) {
    const day = dayKey(Date.parse(item.at), timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}

/** Brings in what happens to people of the company while the page is open, and with it everything else on the page. */
function useFresh(id: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const people = useAccountPeople(id).data;
  const ids = useMemo(() => new Set(people?.pages.flatMap((page) => page.data.map((person) => person.id))), [people]);
  const show = async (): Promise<void> => {
    const fresh = await getNewestItems(id);
    client.setQueryData(accountTimelineQuery(id).queryKey, (shown) => shown && mergeItems(shown, fresh));
    for (const { queryKey } of [accountQuery(id), accountSegmentsQuery(id), accountPeopleQuery(id)]) {
      await client.invalidateQueries({ queryKey });
    }
  };
  const onItem = (item: LiveItem): void => {
    if (item.type === 'pulse' || item.type === 'earlier' || !ids.has(item.person.id)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void show(), GATHER_MS);
  };
  useLiveStream(onItem);
  useEffect(() => () => clearTimeout(timer.current), []);
}

type Shown = InfiniteData<Page<AccountTimelineItem>, unknown>;

/** Puts a freshly read first page into what is shown; where a gap would remain, the fresh page alone is kept. */
function mergeItems(shown: Shown, fresh: Page<AccountTimelineItem>): Shown {
  const known = new Set(shown.pages.flatMap((page) => page.data.map((item) => item.id)));
  const added = fresh.data.filter((item) => !known.has(item.id));
  if (added.length === 0) return shown;
  if (added.length === fresh.data.length && known.size > 0 && fresh.next_cursor !== null) {
    return { pages: [fresh], pageParams: [null] };
  }
  const [first, ...others] = shown.pages;
  const data = [...added, ...(first?.data ?? [])].toSorted((a, b) => b.at.localeCompare(a.at));
  return { ...shown, pages: [{ data, next_cursor: first?.next_cursor ?? fresh.next_cursor }, ...others] };
}
