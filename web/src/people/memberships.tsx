import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Membership } from '@segue/shared/api';
import { useId, useState } from 'react';
import { useMemberships } from '../api/people.ts';
import { Countdown } from '../ui/countdown.tsx';
import { ExplanationLink } from '../explain/explanation-link.tsx';
import { ErrorSentence } from '../ui/error-sentence.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SegmentLink } from '../ui/segment-link.tsx';
import { arrangeMemberships } from './arrange-memberships.ts';
import { WhyNotIn } from './why-not-in.tsx';
import classes from './person-details.module.css';

/** Where a person belongs, since when, and when time alone will change that. */
export function Memberships({ personId }: { personId: string }) {
  const { t } = useLingui();
  const [showsOthers, setShowsOthers] = useState(false);
  const { data, error } = useMemberships(personId);
  if (error && data === undefined) {
    return (
      <p className={classes.note}>
        <ErrorSentence error={error} />
      </p>
    );
  }
  const { members, coming, others } = arrangeMemberships(data?.data ?? []);
  return (
    <>
      {data !== undefined && members.length + coming.length === 0 && (
        <p className={classes.note}>{t`In no segment now.`}</p>
      )}
      <ul className={classes.memberships}>
        {[...members, ...coming, ...(showsOthers ? others : [])].map((membership) => (
          <MembershipRow key={membership.segment.key} membership={membership} personId={personId} />
        ))}
      </ul>
      {others.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          size="compact-xs"
          mt={8}
          ml={-8}
          onClick={() => setShowsOthers(!showsOthers)}
        >
          {showsOthers ? (
            t`Show only these`
          ) : (
            <Plural
              value={others.length}
              one="and # segment without this person"
              other="and # segments without this person"
            />
          )}
        </Button>
      )}
      <WhyNotIn personId={personId} />
    </>
  );
}

function MembershipRow({ membership, personId }: { membership: Membership; personId: string }) {
  const { t } = useLingui();
  const nameId = useId();
  const { segment, member, entered_at: enteredAt, leaves_at: leavesAt, enters_at: entersAt } = membership;
  return (
    <li data-member={member || undefined}>
      <span className={classes.dot} aria-hidden="true" />
      <div>
        <div className={classes.head}>
          <span id={nameId}>
            <SegmentLink segment={segment} />
          </span>
          <ExplanationLink
            place="person"
            personId={personId}
            segmentKey={segment.key}
            className={classes.why}
            about={nameId}
          >
            {member ? t`Why?` : t`Why not?`}
          </ExplanationLink>
        </div>
        <div className={classes.note}>
          {member && enteredAt !== null && (
            <Trans>
              Entered <RelativeTime at={enteredAt} />
            </Trans>
          )}
          {!member && entersAt === null && <Trans>Not in it</Trans>}
        </div>
        {member && leavesAt !== null && (
          <div className={classes.leaves}>
            <Trans>
              Leaves in <Countdown at={leavesAt} /> unless something happens
            </Trans>
          </div>
        )}
        {!member && entersAt !== null && (
          <div className={classes.enters}>
            <Trans>
              Enters in <Countdown at={entersAt} /> unless something happens
            </Trans>
          </div>
        )}
      </div>
    </li>
  );
}
