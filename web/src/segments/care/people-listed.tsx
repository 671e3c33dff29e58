import { useLingui } from '@lingui/react/macro';
import { IconUserOff } from '@tabler/icons-react';
import type { Page, PersonSummary } from '@segue/shared/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PersonLink } from '../../ui/person-link.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import classes from '../page/paged-table.module.css';
import { PagedTable } from '../page/paged-table.tsx';

interface Found {
  readonly data: { readonly pages: readonly Page<PersonSummary>[] } | undefined;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** People found by a question, each leading to their page. */
export function PeopleListed({ found }: { readonly found: Found }) {
  const { t } = useLingui();
  const { data, error, refetch } = found;
  if (data === undefined) {
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={5} />;
  }
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0) return <EmptyState icon={<IconUserOff />} title={t`Nobody is here`} />;
  return (
    <PagedTable
      head={
        <>
          <th scope="col">{t`Person`}</th>
          <th scope="col" className={classes.email}>{t`Email`}</th>
          <th scope="col">{t`Last seen`}</th>
        </>
      }
      query={found}
    >
      {people.map((person) => (
        <tr key={person.id}>
          <td>
            <PersonLink person={person} />
          </td>
          <td className={classes.email}>{person.email ?? ''}</td>
          <td className={classes.time}>
            <RelativeTime at={person.last_seen_at} />
          </td>
        </tr>
      ))}
    </PagedTable>
  );
}
