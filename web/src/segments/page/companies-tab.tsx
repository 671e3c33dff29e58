import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Segment } from '@segue/shared/api';
import { useAccounts } from '../../api/accounts.ts';
import { CompanyLink } from '../../ui/company-link.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { SegmentFacts } from './segment-facts.tsx';
import table from './paged-table.module.css';
import classes from './people-tab.module.css';

const SHOWN = 50;

/** The companies in a segment of companies, those with most people first. */
export function CompaniesTab({ segment }: { readonly segment: Segment }) {
  const { data, error, refetch, hasNextPage } = useAccounts({ segment: segment.key }, true, SHOWN);
  const companies = data?.pages[0]?.data;
  return (
    <>
      <SegmentFacts segment={segment} />
      <section className={classes.section}>
        <div className={classes.headed}>
          <h2 className={classes.heading}>
            <Trans>Companies</Trans>
          </h2>
        </div>
        {error && companies === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!error && companies === undefined && <SkeletonRows rows={6} />}
        {companies?.length === 0 && (
          <p>
            <Trans>No company is in this segment now. They enter by themselves, as soon as they fit.</Trans>
          </p>
        )}
        {companies !== undefined && companies.length > 0 && (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Company</Trans>
                </th>
                <th scope="col">
                  <Trans>People</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {companies.map((company) => (
                <tr key={company.account_id}>
                  <td>
                    <CompanyLink company={company} />
                  </td>
                  <td>
                    <Plural value={company.members} one="# person" other="# people" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {hasNextPage && (
          <Button
            renderRoot={(props) => <Link {...props} to="/companies" search={{ segment: segment.key }} />}
            variant="default"
            mt="md"
          >
            <Trans>Show all companies</Trans>
          </Button>
        )}
      </section>
    </>
  );
}
