import { Anchor, Text, Title } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconBuilding, IconChevronLeft } from '@tabler/icons-react';
import type { Account } from '@segue/shared/api';
import personClasses from '../people/person-header.module.css';
import { CopyButton } from '../ui/copy-button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import classes from './companies.module.css';

/** Name, id, number of people, first and last seen. */
export function CompanyHeader({ company }: { readonly company: Account }) {
  const { t } = useLingui();
  return (
    <header className={personClasses.root}>
      <Anchor component={Link} to="/companies" className={personClasses.back} size="sm" c="dimmed">
        <IconChevronLeft size={14} aria-hidden />
        <Trans>Companies</Trans>
      </Anchor>
      <div className={personClasses.who}>
        <span className={classes.icon}>
          <IconBuilding size={24} stroke={1.6} aria-hidden />
        </span>
        <div className={personClasses.names}>
          <Title order={1} className={personClasses.name}>
            {company.name ?? company.account_id}
          </Title>
          <div className={personClasses.ids}>
            <span className={personClasses.id} data-mono>
              <span>{company.account_id}</span>
              <CopyButton value={company.account_id} label={t`Copy the company id`} />
            </span>
            <span>
              <Plural value={company.members} one="# person" other="# people" />
            </span>
          </div>
        </div>
        <Text component="dl" size="sm" className={personClasses.seen}>
          <dt>{t`First seen`}</dt>
          <dd>
            <RelativeTime at={company.first_seen_at} />
          </dd>
          <dt>{t`Last seen`}</dt>
          <dd>
            <RelativeTime at={company.last_seen_at} />
          </dd>
        </Text>
      </div>
    </header>
  );
}
