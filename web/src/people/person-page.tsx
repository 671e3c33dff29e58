import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePerson } from '../api/people.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { PersonDetails } from './person-details.tsx';
import { PersonExplanation } from './person-explanation.tsx';
import { PersonHeader } from './person-header.tsx';
import classes from './person-page.module.css';

const route = getRouteApi('/people/$id');

type View = 'timeline' | 'details';

/** One person: who they are, where they belong, and what they did, live. */
export function PersonPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const { event } = route.useSearch();
  const person = usePerson(id);
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false });
  const [view, setView] = useState<View>('timeline');
  const [lookedFor, setLookedFor] = useState(event);
  if (event !== lookedFor) {
    setLookedFor(event);
    if (event !== undefined) setView('timeline');
  }
  usePageTitle(person.data?.display_name);

  if (person.error && person.data === undefined) {
    return <ErrorNotice error={person.error} onRetry={() => void person.refetch()} />;
  }
  if (person.data === undefined) {
    return (
      <>
        <div className={classes.headPlaceholder} />
        <SkeletonRows rows={10} rowHeight={56} />
      </>
    );
  }
  return (
    <>
      <PersonHeader person={person.data} />
      {narrow && (
        <SegmentedControl
          className={classes.views}
          value={view}
          onChange={(next) => setView(next as View)}
          data={[
            { value: 'timeline', label: t`Timeline` },
            { value: 'details', label: t`Details` },
          ]}
        />
      )}
      <div className={classes.columns}>
        {(!narrow || view === 'timeline') && <Timeline key={`${id} ${event ?? ''}`} personId={id} eventId={event} />}
        {(!narrow || view === 'details') && (
          <div className={classes.details} role="region" aria-label={t`Details`} tabIndex={0}>
            <PersonDetails person={person.data} id={id} />
          </div>
        )}
      </div>
      <PersonExplanation />
    </>
  );
}
