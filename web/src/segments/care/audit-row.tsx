import { Button, Menu } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconCalendar, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AuditedSegment, ObsoleteReason, OverlappingSegments } from '@segue/shared/api';
import { formatShare } from '../../i18n/format-number.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SegmentLink } from '../../ui/segment-link.tsx';
import { useAuditActions } from './use-audit-actions.ts';
import classes from './audit.module.css';

interface AuditRowProps {
  readonly segment: AuditedSegment;
  /** Whether it may be deleted or put off from here. */
  readonly actions?: boolean;
  /** Why it is listed. */
  readonly children: ReactNode;
}

/** A segment, why it is listed, and what can be done about it. */
export function AuditRow({ segment, actions = true, children }: AuditRowProps) {
  return (
    <li className={classes.row} data-segment={segment.key}>
      <div className={classes.what}>
        <span className={classes.name}>
          <SegmentLink segment={segment} />
          {segment.people !== null && (
            <span className={classes.people}>
              <Plural value={segment.people} one="# person" other="# people" />
            </span>
          )}
        </span>
        <span className={classes.why}>{children}</span>
      </div>
      {actions && <Actions segment={segment} />}
    </li>
  );
}

function Actions({ segment }: { readonly segment: AuditedSegment }) {
  const { t } = useLingui();
  const { lookAgainIn, destroy, isBusy } = useAuditActions(segment);
  return (
    <span className={classes.actions}>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCalendar size={14} />}
            disabled={isBusy}
            aria-label={t`Look at ${segment.name} again later`}
          >
            <Trans>Look again</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => lookAgainIn(1)}>
            <Trans>In a month</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => lookAgainIn(3)}>
            <Trans>In three months</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => lookAgainIn(12)}>
            <Trans>In a year</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {/* What something uses cannot be deleted; people put in by hand could not be brought back. */}
      {segment.uses.length === 0 && segment.kind === 'dynamic' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTrash size={14} />}
          loading={isBusy}
          onClick={destroy}
          aria-label={t`Delete ${segment.name}`}
        >
          <Trans>Delete</Trans>
        </Button>
      )}
    </span>
  );
}

export function ActivityText({ segment }: { readonly segment: AuditedSegment }) {
  return <Plural value={segment.transitions} one="# person entered or left" other="# people entered or left" />;
}

/** When and to what a segment was last of use. */
export function LastUseText({ segment }: { readonly segment: AuditedSegment }) {
  const { last_use: use, last_used_at: at, created_at: created } = segment;
  if (at === null) {
    return (
      <Trans>
        never used, made <RelativeTime at={created} />
      </Trans>
    );
  }
  const when = <RelativeTime at={at} />;
  switch (use) {
    case 'flow':
      return <Trans>last used by a flow, {when}</Trans>;
    case 'segment':
      return <Trans>last used by another segment, {when}</Trans>;
    case 'export':
      return <Trans>last exported {when}</Trans>;
    default:
      return <Trans>last read by a program, {when}</Trans>;
  }
}

/** What speaks against a segment. */
export function ReasonsText({ reasons }: { readonly reasons: readonly ObsoleteReason[] }) {
  return reasons.map((reason, index) => (
    <span key={JSON.stringify(reason)}>
      {index > 0 && ' · '}
      <ReasonText reason={reason} />
    </span>
  ));
}

function ReasonText({ reason }: { readonly reason: ObsoleteReason }) {
  const { i18n } = useLingui();
  switch (reason.reason) {
    case 'never_had_members':
      return <Trans>nobody was ever in it</Trans>;
    case 'build_failed':
      return <Trans>it could not be built</Trans>;
    case 'event_never_seen':
      return <Trans>the event “{reason.event}” has never been seen</Trans>;
    case 'event_silent':
      return (
        <Trans>
          the event “{reason.event}” was last seen <RelativeTime at={reason.last_seen_at} />
        </Trans>
      );
    case 'review_due': {
      const day = i18n.date(new Date(`${reason.on}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
      return <Trans>to be looked at again on {day}</Trans>;
    }
  }
}

/** Two segments of nearly the same people, and the way to compare them. */
export function OverlapRow({ pair }: { readonly pair: OverlappingSegments }) {
  const { i18n } = useLingui();
  const [first, second] = pair.segments;
  const share = formatShare(pair.share, i18n.locale);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <span className={classes.name}>
          <SegmentLink segment={first} /> <span aria-hidden>·</span> <SegmentLink segment={second} />
        </span>
        <span className={classes.why}>
          <Plural value={pair.shared} one="# person in both" other="# people in both" />
          {', '}
          <Trans>{share} of those in either</Trans>
        </span>
      </div>
      <AnchorLink
        to="/segments/overlap"
        search={{ keys: `${first.key},${second.key}` }}
        size="sm"
        className={classes.compare}
      >
        <Trans>Compare</Trans>
      </AnchorLink>
    </li>
  );
}
