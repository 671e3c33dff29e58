import type { AuditedSegment, ObsoleteReason, ObsoleteSegment, SegmentAudit } from '@segue/shared/api';
import { adviceOnCount, references } from '@segue/shared/segment';
import type { Instant } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import { listEventTypes } from '../../event/index.ts';
import { getSettings } from '../../workspace/index.ts';
import { AUDIT_DAYS, type Audited, loadAudited } from './load.ts';
import { findOverlapping } from './overlapping.ts';
import { recipientsOf, toRecipient } from './recipients.ts';

const MS_PER_DAY = 86_400_000;
const SILENT_DAYS = 40;
const MOST_ACTIVE_SHOWN = 5;

/**
 * What somebody should look at about the segments of the workspace once a month (A34 to A37): the liveliest, the unused,
 * the obsolete, those that are nearly the same; and who is written to about it.
 */
export async function segmentAudit(context: Context): Promise<SegmentAudit> {
  const { pool, workspace, clock } = context;
  const now = clock.now();
  const segments = await loadAudited(context);
  const [{ ownerEmail }, events, today, next, overlapping] = await Promise.all([
    getSettings(context),
    listEventTypes(context),
    dayOf(context, now),
    pool.query<{ at: Instant | null }>(sql`
      select next_audit_at as at from workspaces where id = ${workspace.id}::int`),
    findOverlapping(
      pool,
      segments.flatMap(({ key, name, people, live_version_id: versionId }) =>
        people === null || versionId === null ? [] : [{ key, name, people, versionId }],
      ),
    ),
  ]);
  const seen = new Map(events.map(({ name, last_seen_at }) => [name, last_seen_at]));
  const live = segments.filter(({ kind, live_version_id }) => kind === 'dynamic' && live_version_id !== null).length;
  return {
    at: now,
    live_segments: live,
    advice: adviceOnCount(live),
    most_active: segments
      .filter(({ transitions }) => transitions > 0)
      .toSorted((a, b) => b.transitions - a.transitions)
      .slice(0, MOST_ACTIVE_SHOWN)
      .map(toPublic),
    unused: segments
      .filter((segment) => isUnused(segment, now, today))
      .toSorted((a, b) => (a.last_used_at ?? a.created_at).localeCompare(b.last_used_at ?? b.created_at))
      .map(toPublic),
    obsolete: segments.flatMap((segment): ObsoleteSegment[] => {
      const reasons = reasonsAgainst(segment, seen, now, today);
      return reasons.length === 0 ? [] : [{ ...toPublic(segment), reasons }];
    }),
    overlapping,
    mail: {
      next_at: next[0]?.at ?? null,
      recipients: recipientsOf(segments, ownerEmail),
      without_recipient: segments.filter(({ owner }) => toRecipient(owner, ownerEmail) === null).length,
    },
  };
}

/** Neither used nor made in the last days. What somebody wants to look at again later is kept on purpose until then. */
function isUnused({ last_used_at, created_at, review_on }: Audited, now: Instant, today: string): boolean {
  if (review_on !== null && review_on > today) return false;
  const limitMs = Date.parse(now) - AUDIT_DAYS * MS_PER_DAY;
  return Date.parse(last_used_at ?? created_at) < limitMs && Date.parse(created_at) < limitMs;
}

function reasonsAgainst(
  segment: Audited,
  seen: ReadonlyMap<string, Instant>,
  now: Instant,
  today: string,
): ObsoleteReason[] {
  const reasons: ObsoleteReason[] = [];
  const agedDays = (at: Instant): number => (Date.parse(now) - Date.parse(at)) / MS_PER_DAY;
  if (segment.status === 'failed') reasons.push({ reason: 'build_failed', error: segment.error });
  // Looked at, and kept until a day that has not come.
  if (segment.review_on !== null && segment.review_on > today) return reasons;
  if (segment.people === 0 && !segment.moved && agedDays(segment.created_at) >= AUDIT_DAYS) {
    reasons.push({ reason: 'never_had_members' });
  }
  for (const event of references(segment.definition).events) {
    const lastSeenAt = seen.get(event);
    if (lastSeenAt === undefined) reasons.push({ reason: 'event_never_seen', event });
    else if (agedDays(lastSeenAt) >= SILENT_DAYS) {
      reasons.push({ reason: 'event_silent', event, last_seen_at: lastSeenAt });
    }
  }
  if (segment.review_on !== null && segment.review_on <= today) {
    reasons.push({ reason: 'review_due', on: segment.review_on });
  }
  return reasons;
}

/** The day of the workspace at an instant. */
async function dayOf({ pool, workspace }: Context, now: Instant): Promise<string> {
  const [row] = await pool.query<{ day: string }>(sql`
    select ((${now}::timestamptz at time zone ${workspace.timezone}::text)::date)::text as day`);
  return row?.day ?? now.slice(0, 10);
}

function toPublic(segment: Audited): AuditedSegment {
  const { key, name, kind, owner, people, transitions, uses, last_used_at, last_use, review_on, created_at } = segment;
  return { key, name, kind, owner, people, transitions, uses, last_used_at, last_use, review_on, created_at };
}
