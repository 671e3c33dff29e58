import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Account, AccountMembership, ExplainedCondition } from '@segue/shared/api';
import { describeCondition } from '@segue/shared/segment';
import { useState } from 'react';
import { useAccountExplanation, useAccountPeople, useAccountSegments } from '../api/accounts.ts';
import { useSegments } from '../api/segments.ts';
import { FieldList } from '../people/field-list.tsx';
import detailClasses from '../people/person-details.module.css';
import { localeOf } from '../segments/editing/locale-of.ts';
import { useSegmentNames } from '../segments/use-segment-names.ts';
import { Countdown } from '../ui/countdown.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SegmentLink } from '../ui/segment-link.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import classes from './companies.module.css';

/** The right column of a company's page: segments with their reasons, people, fields. */
export function CompanyDetails({ company }: { readonly company: Account }) {
  const { t } = useLingui();
  const id = company.account_id;
  return (
    <>
      <section className={detailClasses.section}>
        <h2>{t`Segments of companies`}</h2>
        <Segments id={id} />
      </section>
      <section className={detailClasses.section}>
        <h2>{t`People`}</h2>
        <Members id={id} />
      </section>
      <section className={detailClasses.section}>
        <h2>{t`Fields`}</h2>
        <FieldList fields={company.fields} empty={t`No fields yet. They come with group calls.`} />
      </section>
    </>
  );
}

function Segments({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const { data } = useAccountSegments(id);
  if (data === undefined) return <SkeletonRows rows={2} rowHeight={28} />;
  if (data.length === 0) return <p className={detailClasses.note}>{t`There is no segment of companies yet.`}</p>;
  return (
    <ul className={detailClasses.memberships}>
      {data.map((membership) => (
        <SegmentRow key={membership.segment.key} id={id} membership={membership} />
      ))}
    </ul>
  );
}

function SegmentRow({ id, membership }: { readonly id: string; readonly membership: AccountMembership }) {
  const { segment, member, changes_at: changesAt } = membership;
  const [asks, setAsks] = useState(false);
  const explanation = useAccountExplanation(segment.key, id, asks);
  return (
    <li data-member={member || undefined}>
      <span className={detailClasses.dot} aria-hidden="true" />
      <div>
        <SegmentLink segment={segment} />
        <div className={detailClasses.note}>
          {member ? <Trans>In it now</Trans> : <Trans>Not in it</Trans>}
          {changesAt !== null && (
            <>
              {' · '}
              <Trans>
                may change in <Countdown at={changesAt} />
              </Trans>
            </>
          )}
        </div>
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          size="compact-xs"
          ml={-8}
          aria-expanded={asks}
          onClick={() => setAsks(!asks)}
        >
          <Trans>Why?</Trans>
        </Button>
        {asks && explanation.data !== undefined && <Reasons of={explanation.data.tree} />}
      </div>
    </li>
  );
}

/** Each condition with ✓ or ✗, and how many people were counted. */
function Reasons({ of }: { readonly of: ExplainedCondition }) {
  const { i18n } = useLingui();
  const names = useSegmentNames(useSegments().data);
  const own = of.condition.type === 'group' ? of.children : undefined;
  return (
    <ul className={classes.reasons}>
      {(own ?? [of]).map((part, index) => (
        <li key={index}>
          <span aria-hidden>{part.true ? '✓ ' : '✗ '}</span>
          {describeCondition(part.condition, localeOf(i18n), names)}
          {part.condition.type === 'members' && part.found != null && (
            <>
              {' – '}
              <Plural value={part.found} one="# person now" other="# people now" />
            </>
          )}
          {part.condition.type === 'group' && <Reasons of={part} />}
        </li>
      ))}
    </ul>
  );
}

function Members({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useAccountPeople(id);
  if (data === undefined) return <SkeletonRows rows={4} rowHeight={28} />;
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0) return <p className={detailClasses.note}>{t`Nobody belongs to this company now.`}</p>;
  return (
    <>
      <ul className={classes.members}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonLink person={person} />
            <span className={classes.time}>
              <RelativeTime at={person.last_seen_at} />
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="xs" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}
