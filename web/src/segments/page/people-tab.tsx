import { Skeleton } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import type { Segment } from '@segue/shared/api';
import { AddPeopleButton } from './add-people-button.tsx';
import { AskAboutPerson } from './ask-about-person.tsx';
import { MembersTable } from './members-table.tsx';
import { SegmentFacts } from './segment-facts.tsx';
import classes from './people-tab.module.css';

/** Charts weigh more than the rest of the page together, so they come after it. */
const SizeChart = lazy(async () => ({ default: (await import('./size-chart.tsx')).SizeChart }));

/** Who is in a segment and how that has changed. */
export function PeopleTab({ segment }: { readonly segment: Segment }) {
  return (
    <>
      <SegmentFacts segment={segment} />
      {segment.trend.length > 1 && (
        <section className={classes.section}>
          <h2 className={classes.heading}>
            <Trans>Size over the last 30 days</Trans>
          </h2>
          <Suspense fallback={<Skeleton h={190} />}>
            <SizeChart trend={segment.trend} />
          </Suspense>
        </section>
      )}
      <section className={classes.section}>
        <div className={classes.headed}>
          <h2 className={classes.heading}>
            <Trans>People</Trans>
          </h2>
          <div className={classes.tools}>
            <AskAboutPerson segmentKey={segment.key} />
            {segment.kind === 'static' && <AddPeopleButton segment={segment} />}
          </div>
        </div>
        <MembersTable segment={segment} />
      </section>
    </>
  );
}
