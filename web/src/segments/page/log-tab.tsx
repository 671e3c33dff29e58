import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import type { Segment, SegmentTransition } from '@segue/shared/api';
import { useTransitionLog } from '../../api/segments.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { PagedTable } from './paged-table.tsx';
import classes from './paged-table.module.css';

/** Who entered and left the segment, when and why, the newest first. */
export function LogTab({ segment }: { readonly segment: Segment }) {
  const { t } = useLingui();
  const query = useTransitionLog(segment.key);
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={6} />;
  }
  const transitions = data.pages.flatMap((page) => page.data);
  if (transitions.length === 0) {
    return (
      <EmptyState icon={<IconArrowsLeftRight />} title={t`Nobody has come or gone yet`}>
        <Trans>
          Whoever enters or leaves from now on is listed here. Those who were taken in when the segment was made are
          not.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <PagedTable
      query={query}
      head={
        <>
          <th scope="col">{t`Person`}</th>
          <th scope="col">{t`What happened`}</th>
          <th scope="col">{t`When`}</th>
          <th scope="col" className={classes.email}>{t`Because of`}</th>
        </>
      }
    >
      {transitions.map((transition) => (
        <LogRow key={transition.id} transition={transition} />
      ))}
    </PagedTable>
  );
}

function LogRow({ transition }: { readonly transition: SegmentTransition }) {
  const { t } = useLingui();
  const { person, change, at, because } = transition;
  return (
    <tr>
      <td>
        <PersonLink person={person} />
      </td>
      <td>
        {change === 'entered'
          ? t({ message: 'entered', context: 'a person entered the segment' })
          : t({ message: 'left', context: 'a person left the segment' })}
      </td>
      <td className={classes.time}>
        <RelativeTime at={at} />
      </td>
      <td className={classes.email}>{because ?? '–'}</td>
    </tr>
  );
}
