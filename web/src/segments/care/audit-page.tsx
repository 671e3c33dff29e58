import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { SegmentAudit } from '@segue/shared/api';
import { useSegmentAudit } from '../../api/care.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { BackLink } from '../back-link.tsx';
import { AuditMailLine } from './audit-mail-line.tsx';
import { ActivityText, AuditRow, LastUseText, OverlapRow, ReasonsText } from './audit-row.tsx';
import { AdviceText } from './count-advice.tsx';
import classes from './audit.module.css';

/** What somebody should look at once a month: the liveliest, the unused, the obsolete and the nearly equal segments. */
export function AuditPage() {
  const { t } = useLingui();
  const audit = useSegmentAudit();
  return (
    <>
      <PageHeader
        above={<BackLink to="/segments" label={t`Segments`} />}
        title={t`Audit`}
        description={t`What is worth a look once a month, worked out from the last 30 days.`}
      />
      <PageBody>
        {audit.data === undefined ? (
          audit.error ? (
            <ErrorNotice error={audit.error} onRetry={() => void audit.refetch()} />
          ) : (
            <SkeletonRows rows={8} />
          )
        ) : (
          <Audit audit={audit.data} />
        )}
      </PageBody>
    </>
  );
}

function Audit({ audit }: { readonly audit: SegmentAudit }) {
  const { t } = useLingui();
  const { most_active: active, unused, obsolete, overlapping, advice, live_segments: live, mail } = audit;
  return (
    <div className={classes.root}>
      <AuditMailLine mail={mail} />
      {advice !== null && <AdviceText advice={advice} live={live} />}
      <Part
        title={t`Most active`}
        hint={t`The most people entered and left these. Do they still say what you need?`}
        empty={active.length === 0 && t`Nobody has entered or left a segment in 30 days.`}
      >
        {active.map((segment) => (
          <AuditRow key={segment.key} segment={segment} actions={false}>
            <ActivityText segment={segment} />
          </AuditRow>
        ))}
      </Part>
      <Part
        title={t`Not used for 30 days`}
        count={unused.length}
        hint={t`No live flow, no other segment, no export and no program has used these. Delete what nobody needs, or choose when to look again.`}
        empty={unused.length === 0 && t`Every segment is of use, or younger than 30 days.`}
      >
        {unused.map((segment) => (
          <AuditRow key={segment.key} segment={segment}>
            <LastUseText segment={segment} />
          </AuditRow>
        ))}
      </Part>
      <Part
        title={t`Perhaps obsolete`}
        count={obsolete.length}
        hint={t`Something speaks against each of these.`}
        empty={obsolete.length === 0 && t`Nothing speaks against any segment.`}
      >
        {obsolete.map((segment) => (
          <AuditRow key={segment.key} segment={segment}>
            <ReasonsText reasons={segment.reasons} />
          </AuditRow>
        ))}
      </Part>
      <Part
        title={t`Nearly the same people`}
        count={overlapping.length}
        hint={t`Of the people in either segment, nine out of ten are in both. One may be enough.`}
        empty={overlapping.length === 0 && t`No two segments are nearly the same.`}
      >
        {overlapping.map((pair) => (
          <OverlapRow key={pair.segments.map(({ key }) => key).join()} pair={pair} />
        ))}
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly hint: string;
  readonly count?: number;
  /** What to say when there is nothing; false: there is something. */
  readonly empty: string | false;
  readonly children: ReactNode;
}

function Part({ title, hint, count, empty, children }: PartProps) {
  return (
    <section className={classes.part}>
      <h2 className={classes.title}>
        {title} {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
      </h2>
      <p className={classes.hint}>{empty === false ? hint : empty}</p>
      {empty === false && <ul className={classes.list}>{children}</ul>}
    </section>
  );
}
