import { Button, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowDown } from '@tabler/icons-react';
import type { Account } from '@segue/shared/api';
import type { ReactNode } from 'react';
import type { AccountSort } from '../api/accounts.ts';
import { CompanyLink } from '../ui/company-link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { ValueCell } from '../ui/value-cell.tsx';
import classes from './companies.module.css';

export interface CompaniesTableProps {
  readonly companies: readonly Account[];
  readonly fields: readonly string[];
  readonly sort: AccountSort;
  readonly order: 'asc' | 'desc';
  readonly onSort: (sort: AccountSort) => void;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}

/** Companies with their people counted and the chosen fields; every head sorts. */
export function CompaniesTable({ companies, fields, hasMore, isLoadingMore, onMore, ...sorting }: CompaniesTableProps) {
  const { t, i18n } = useLingui();
  return (
    <div className={classes.scroller} role="region" aria-label={t`Companies`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <Head {...sorting} by="name">{t`Company`}</Head>
            <Head {...sorting} by="members" numeric>{t`People`}</Head>
            {fields.map((field) => (
              <Head key={field} {...sorting} by={`field.${field}`} optional>
                {field}
              </Head>
            ))}
            <Head {...sorting} by="last_seen">{t`Last seen`}</Head>
          </tr>
        </thead>
        <tbody>
          {companies.map((company) => (
            <tr key={company.account_id}>
              <th scope="row" className={classes.name}>
                <CompanyLink company={company} />
                {company.name !== null && <span className={classes.id}>{company.account_id}</span>}
              </th>
              <td className={classes.numeric}>{i18n.number(company.members)}</td>
              {fields.map((field) => (
                <td key={field} className={classes.optional}>
                  <ValueCell value={company.fields[field] ?? null} />
                </td>
              ))}
              <td className={classes.time}>
                <RelativeTime at={company.last_seen_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && (
        <Button variant="default" m="md" loading={isLoadingMore} onClick={onMore}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  );
}

interface HeadProps extends Pick<CompaniesTableProps, 'sort' | 'order' | 'onSort'> {
  readonly by: AccountSort;
  readonly numeric?: boolean;
  /** Left out on narrow screens. */
  readonly optional?: boolean;
  readonly children: ReactNode;
}

function Head({ by, sort, order, onSort, numeric = false, optional = false, children }: HeadProps) {
  const { t } = useLingui();
  const isSorted = sort === by;
  const direction = order === 'asc' ? 'ascending' : 'descending';
  const style = [numeric ? classes.numeric : '', optional ? classes.optional : ''].join(' ');
  return (
    <th scope="col" className={style} aria-sort={isSorted ? direction : undefined}>
      <UnstyledButton className={classes.sorter} onClick={() => onSort(by)} title={t`Sort by this`}>
        {children}
        <IconArrowDown
          size={13}
          aria-hidden
          data-active={isSorted || undefined}
          data-up={order === 'asc' || undefined}
        />
      </UnstyledButton>
    </th>
  );
}
