import { TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { Person } from '@segue/shared/api';
import { useState } from 'react';
import { matchesQuery } from '../shell/matches-query.ts';
import { CompanyLink } from '../ui/company-link.tsx';
import { FieldList } from './field-list.tsx';
import { Memberships } from './memberships.tsx';
import classes from './person-details.module.css';

/** Fields are only searched when there are enough of them to lose one. */
const SEARCH_FROM_FIELDS = 8;

/** The right column of a person's page: segments, fields, accounts, other ids. */
export function PersonDetails({ person, id }: { person: Person; id: string }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const count = Object.keys(person.fields).length;
  const fits = (name: string, value: unknown): boolean => matchesQuery(`${name} ${JSON.stringify(value)}`, search);
  return (
    <>
      <section className={classes.section}>
        <h2>{t`Segments`}</h2>
        <Memberships personId={id} />
      </section>
      <section className={classes.section}>
        <h2>{t`Fields`}</h2>
        {count >= SEARCH_FROM_FIELDS && (
          <TextInput
            size="xs"
            mb={8}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t`Find a field or value`}
            aria-label={t`Find a field or value`}
          />
        )}
        <FieldList
          fields={Object.fromEntries(Object.entries(person.fields).filter(([name, value]) => fits(name, value)))}
          empty={count === 0 ? t`No fields yet. They come with identify calls.` : t`No field fits.`}
        />
      </section>
      {person.accounts.map((account) => (
        <section key={account.account_id} className={classes.section}>
          <h2>
            <CompanyLink company={account} />
          </h2>
          <p className={classes.note}>{t`Account ${account.account_id}`}</p>
          <FieldList fields={account.fields} empty={t`No fields yet.`} />
        </section>
      ))}
      {person.anonymous_ids.length > 0 && (
        <section className={classes.section}>
          <h2>{t`Anonymous ids`}</h2>
          <ul className={classes.ids}>
            {person.anonymous_ids.map((anonymousId) => (
              <li key={anonymousId}>{anonymousId}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
