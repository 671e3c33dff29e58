import { Button, Loader } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { Plural, useLingui } from '@lingui/react/macro';
import { IconActivity, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { RefObject } from 'react';
import { useTimeline } from '../api/people.ts';
import { useNowMs } from '../time/clock.ts';
import { formatDayHeading } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { groupByDay } from './group-by-day.ts';
import { TimelineEntry } from './timeline-entry.tsx';
import classes from './timeline.module.css';
import { useLiveTimeline } from './use-live-timeline.ts';

export interface TimelineProps {
  personId: string;
  /** What scrolls; older events are fetched when its end comes near. */
  scroller: RefObject<HTMLElement | null>;
  isAtTop: boolean;
}

/** Everything that happened to a person, newest first, by day, and live. */
export function Timeline({ personId, scroller, isAtTop }: TimelineProps) {
  const { i18n, t } = useLingui();
  const timeZone = useTimeZone();
  const now = useNowMs();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(personId);
  const live = useLiveTimeline(personId, isAtTop);
  const end = useIntersection({ root: scroller.current, rootMargin: '600px' });
  const isEndNear = end.entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isEndNear && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isEndNear, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const days = useMemo(() => groupByDay(data?.pages.flatMap((page) => page.data) ?? [], timeZone), [data, timeZone]);

  if (error && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} rowHeight={56} />;
  if (days.length === 0) {
    return (
      <EmptyState icon={<IconActivity />} title={t`Nothing has happened yet`}>
        {t`Events, page visits, emails and segments show up here the moment they happen.`}
      </EmptyState>
    );
  }
  const showNew = (): void => {
    live.show();
    scroller.current?.scrollTo({ top: 0, behavior: 'smooth' });
  };
  return (
    <div className={classes.root}>
      {live.waiting > 0 && (
        <div className={classes.pill}>
          <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} />} onClick={showNew}>
            <Plural value={live.waiting} one="# new event" other="# new events" />
          </Button>
        </div>
      )}
      {days.map(({ day, events }) => (
        <section key={day}>
          <h3 className={classes.day}>
            {formatDayHeading(Date.parse(events[0]?.occurred_at ?? day), now, i18n.locale, timeZone)}
          </h3>
          <ol className={classes.list}>
            {events.map((event) => (
              <TimelineEntry key={event.id} event={event} isNew={live.isNew(event.id)} />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end.ref} style={{ minHeight: 24, textAlign: 'center' }}>
        {isFetchingNextPage && <Loader size="sm" type="dots" aria-label={t`Loading`} />}
      </div>
    </div>
  );
}
