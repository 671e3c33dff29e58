import { VisuallyHidden } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { IconUserOff } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import type { Segment, SegmentMember } from '@segue/shared/api';
import { segmentPeopleQuery, useSegmentPeople } from '../../api/segments.ts';
import { ExplanationLink } from '../../explain/explanation-link.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { personKey } from '../../ui/person-key.ts';
import { PersonLink } from '../../ui/person-link.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { PagedTable } from './paged-table.tsx';
import { RemoveMember } from './remove-member.tsx';
import classes from './paged-table.module.css';

/** The people in a segment: since when, and when time alone will make them leave. */
export function MembersTable({ segment }: { readonly segment: Segment }) {
  const { t } = useLingui();
  const query = useSegmentPeople(segment.key);
  const { data, error, refetch } = query;
  const isStatic = segment.kind === 'static';
  useFreshMembers(segment);
  if (data === undefined) {
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={6} />;
  }
  const members = data.pages.flatMap((page) => page.data);
  if (members.length === 0) {
    return (
      <EmptyState icon={<IconUserOff />} title={t`Nobody is in this segment`}>
        {segment.status === 'building' ? (
          <Trans>It is being filled at the moment.</Trans>
        ) : segment.kind === 'static' ? (
          <Trans>Add people by searching for them, or paste a list of e-mail addresses or ids.</Trans>
        ) : (
          <Trans>People enter by themselves, in the same second in which they fit.</Trans>
        )}
      </EmptyState>
    );
  }
  return (
    <PagedTable
      query={query}
      head={
        <>
          <th scope="col">{t`Person`}</th>
          <th scope="col" className={classes.email}>{t`Email`}</th>
          <th scope="col">{t({ message: 'Entered', context: 'when a person entered' })}</th>
          {!isStatic && <th scope="col">{t`Leaves in`}</th>}
          <th scope="col" className={classes.actions}>
            <VisuallyHidden>{t`Actions`}</VisuallyHidden>
          </th>
        </>
      }
    >
      {members.map((member) => (
        <MemberRow key={member.id} member={member} segment={segment} />
      ))}
    </PagedTable>
  );
}

function MemberRow({ member, segment }: { readonly member: SegmentMember; readonly segment: Segment }) {
  const { t } = useLingui();
  const isStatic = segment.kind === 'static';
  const nameId = useId();
  return (
    <tr>
      <td id={nameId}>
        <PersonLink person={member} />
      </td>
      <td className={classes.email}>{member.email}</td>
      <td className={classes.time}>
        <RelativeTime at={member.entered_at} />
      </td>
      {!isStatic && (
        <td className={classes.time}>
          <LeavesIn member={member} />
        </td>
      )}
      <td className={classes.actions}>
        <span className={classes.buttons}>
          <ExplanationLink
            place="segment"
            personId={personKey(member)}
            segmentKey={segment.key}
            className={classes.why}
            about={nameId}
          >
            {t`Why?`}
          </ExplanationLink>
          {isStatic && <RemoveMember segmentKey={segment.key} member={member} />}
        </span>
      </td>
    </tr>
  );
}

function LeavesIn({ member }: { readonly member: SegmentMember }) {
  return member.leaves_at === null ? <span className={classes.none}>–</span> : <Countdown at={member.leaves_at} />;
}

/** The list follows the number, but not faster than somebody can read. */
const FOLLOW_EVERY_MS = 3_000;

/** Asks for the members again when the segment has become live, or when its number has changed. */
function useFreshMembers({ key, status, count }: Segment): void {
  const client = useQueryClient();
  const followed = useThrottledValue(`${status} ${count}`, FOLLOW_EVERY_MS);
  const shown = useRef(followed);
  useEffect(() => {
    if (shown.current === followed) return;
    shown.current = followed;
    void client.invalidateQueries({ queryKey: segmentPeopleQuery(key).queryKey });
  }, [client, key, followed]);
}
