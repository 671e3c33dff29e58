import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { IconActivity, IconArrowUp } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTimeline } from '../api/people.ts';
import { useNowMs } from '../time/clock.ts';
import { formatDayHeading } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { BeginningNote } from './beginning-note.tsx';
import { textProperty } from './event-text.ts';
import { groupByDay } from './group-by-day.ts';
import { TimelineEntry } from './timeline-entry.tsx';
import classes from './timeline.module.css';
import { useLiveTimeline } from './use-live-timeline.ts';

/** Scrolled less than this still counts as the top. */
const TOP_WITHIN_PX = 40;
/** Older events are fetched when less than this is left below. */
const LOAD_AHEAD_PX = 800;

interface TimelineProps {
  personId: string;
  /** An event to show: in its place, or as the beginning of the list if it lies further back. */
  eventId?: string | undefined;
}

/** Everything that happened to a person, newest first, by day, and live. Scrolls by itself. */
export function Timeline({ personId, eventId }: TimelineProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const from = useBeginning(personId, eventId);
  const query = useTimeline(personId, from);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isAtTop = (): boolean => from === undefined && (scroller.current?.scrollTop ?? 0) <= TOP_WITHIN_PX;
  const live = useLiveTimeline(personId, isAtTop);
  const loadIfNearEnd = useCallback(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const isNearEnd = scrollHeight - scrollTop - clientHeight < LOAD_AHEAD_PX;
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(loadIfNearEnd, [loadIfNearEnd, data]);
  const navigate = useNavigate();
  const showNewest = (): void =>
    void navigate({ to: '/people/$id', params: { id: personId }, search: {}, resetScroll: false });
  const onScroll = (): void => {
    loadIfNearEnd();
    if (live.waiting > 0 && isAtTop()) live.show();
  };
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="region"
      aria-label={t`Timeline`}
      tabIndex={0}
      onScroll={onScroll}
    >
      {live.waiting > 0 && (
        <div className={classes.pill}>
          <Button
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowUp size={14} />}
            onClick={() => {
              live.show();
              if (from === undefined) scroller.current?.scrollTo({ top: 0, behavior: 'smooth' });
              else showNewest();
            }}
          >
            <Plural value={live.waiting} one="# new event" other="# new events" />
          </Button>
        </div>
      )}
      {from !== undefined && data !== undefined && (
        <BeginningNote events={data.pages[0]?.data ?? []} eventId={from} onShowNewest={showNewest} />
      )}
      <Days query={query} arrived={live.arrived} eventId={eventId} />
      {isFetchingNextPage && (
        <div className={classes.more}>
          <Loader size="sm" type="dots" aria-label={t`Loading`} />
        </div>
      )}
    </div>
  );
}

/** The event with which the list begins: only where it is not among the newest ones. */
function useBeginning(personId: string, eventId: string | undefined): string | undefined {
  const { data } = useTimeline(personId);
  if (eventId === undefined || data === undefined) return undefined;
  return data.pages.some((page) => page.data.some(({ id }) => id === eventId)) ? undefined : eventId;
}

interface DaysProps {
  query: ReturnType<typeof useTimeline>;
  arrived: ReadonlySet<string>;
  eventId: string | undefined;
}

function Days({ query, arrived, eventId }: DaysProps) {
  const { i18n, t } = useLingui();
  const timeZone = useTimeZone();
  const now = useNowMs();
  const { data, error, refetch } = query;
  const events = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  const days = useMemo(() => groupByDay(events, timeZone), [events, timeZone]);
  const namesById = useMemo(() => new Map(events.map(({ id, name }) => [id, name])), [events]);
  if (error && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} rowHeight={56} />;
  if (days.length === 0) {
    return (
      <EmptyState icon={<IconActivity />} title={t`Nothing has happened yet`}>
        {t`Events, page visits, emails and segments show up here the moment they happen.`}
      </EmptyState>
    );
  }
  return (
    <div className={classes.days}>
      {days.map(({ day, events: eventsOfDay }) => (
        <section key={day}>
          <h2 className={classes.day}>
            {formatDayHeading(Date.parse(eventsOfDay[0]?.occurred_at ?? day), now, i18n.locale, timeZone)}
          </h2>
          <ol className={classes.list}>
            {eventsOfDay.map((event) => (
              <TimelineEntry
                key={event.id}
                event={event}
                cause={namesById.get(textProperty(event, 'because') ?? '')}
                isNew={arrived.has(event.id)}
                isTarget={event.id === eventId}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
