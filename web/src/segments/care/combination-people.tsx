import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Combination } from '../../api/care.ts';
import { useOverlapPeople } from '../../api/care.ts';
import { PeopleListed } from './people-listed.tsx';
import classes from './overlap.module.css';

interface CombinationPeopleProps {
  readonly combination: Combination;
  readonly title: string;
  readonly people: number;
}

/** The people of a combination, and the way to a segment of them. */
export function CombinationPeople({ combination, title, people }: CombinationPeopleProps) {
  const { i18n } = useLingui();
  const found = useOverlapPeople(combination);
  const inside = combination.in.join(',');
  const search = combination.out.length === 0 ? { in: inside } : { in: inside, out: combination.out.join(',') };
  return (
    <section className={classes.people} aria-labelledby="combination-title">
      <div className={classes.peopleHead}>
        <h2 id="combination-title" className={classes.subtitle}>
          {title} <span className={classes.dim}>{i18n.number(people)}</span>
        </h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          renderRoot={(props) => <Link {...props} to="/segments/new" search={search} />}
        >
          <Trans>New segment of these people</Trans>
        </Button>
      </div>
      <PeopleListed found={found} />
    </section>
  );
}
