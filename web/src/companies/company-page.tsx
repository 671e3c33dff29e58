import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useAccount } from '../api/accounts.ts';
import personClasses from '../people/person-page.module.css';
import { usePageTitle } from '../shell/use-page-title.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { CompanyDetails } from './company-details.tsx';
import { CompanyHeader } from './company-header.tsx';
import { CompanyTimeline } from './company-timeline.tsx';

const route = getRouteApi('/companies/$id');

type View = 'timeline' | 'details';

/** One company: its people, its segments, its fields, and what happened there, live. */
export function CompanyPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const company = useAccount(id);
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false });
  const [view, setView] = useState<View>('timeline');
  usePageTitle(company.data?.name ?? company.data?.account_id);
  if (company.error && company.data === undefined) {
    return <ErrorNotice error={company.error} onRetry={() => void company.refetch()} />;
  }
  if (company.data === undefined) {
    return (
      <>
        <div className={personClasses.headPlaceholder} />
        <SkeletonRows rows={10} rowHeight={56} />
      </>
    );
  }
  return (
    <>
      <CompanyHeader company={company.data} />
      {narrow && (
        <SegmentedControl
          className={personClasses.views}
          value={view}
          onChange={(next) => setView(next as View)}
          data={[
            { value: 'timeline', label: t`Timeline` },
            { value: 'details', label: t`Details` },
          ]}
        />
      )}
      <div className={personClasses.columns}>
        {(!narrow || view === 'timeline') && <CompanyTimeline key={id} id={id} />}
        {(!narrow || view === 'details') && (
          <div className={personClasses.details} role="region" aria-label={t`Details`} tabIndex={0}>
            <CompanyDetails company={company.data} />
          </div>
        )}
      </div>
    </>
  );
}
