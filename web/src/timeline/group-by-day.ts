import type { TimelineEvent } from '@segue/shared/api';
import { dayKey } from '../time/format-time.ts';

export interface DayGroup {
  /** "2026-03-01" in the workspace's zone. */
  day: string;
  events: TimelineEvent[];
}

/** Cuts a list of events, newest first, into days of the given time zone. */
export function groupByDay(events: readonly TimelineEvent[], timeZone?: string): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const event of events) {
    const day = dayKey(Date.parse(event.occurred_at), timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.events.push(event);
    else groups.push({ day, events: [event] });
  }
  return groups;
}
