import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Segment, SegmentUse } from '@segue/shared/api';
import { formatChange, formatShare } from '../../i18n/format-number.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { BuildingBar } from '../list/building-bar.tsx';
import { FreshnessText } from '../list/freshness-text.tsx';
import { MovementText } from '../list/movement-text.tsx';
import { changeOverTrend, movementToday } from '../list/sort-segments.ts';
import { UsesList } from '../list/uses-text.tsx';
import { useTotalPeople } from '../use-total-people.ts';
import classes from './segment-facts.module.css';

/** Size, movement, freshness and uses of a segment, side by side. */
export function SegmentFacts({ segment }: { readonly segment: Segment }) {
  const { i18n } = useLingui();
  const total = useTotalPeople();
  const { count, status, freshness, uses, trend } = segment;
  const change = changeOverTrend(segment);
  const ofCompanies = segment.definition.of === 'account';
  return (
    <dl className={classes.root}>
      <Fact label={ofCompanies ? <Trans>Companies</Trans> : <Trans>People</Trans>}>
        <span className={classes.big} data-testid="segment-count">
          {count === null ? '–' : i18n.number(count)}
        </span>
        {!ofCompanies && count !== null && total !== undefined && total > 0 && (
          <span className={classes.small}>
            <Trans>
              {formatShare(count / total, i18n.locale)} of {i18n.number(total)}
            </Trans>
          </span>
        )}
      </Fact>
      {!ofCompanies && (
        <Fact label={<Trans>Today</Trans>}>
          <span className={classes.medium}>
            <MovementText {...movementToday(segment)} />
          </span>
          {trend.length > 1 && (
            <span className={classes.small}>
              <Trans>{formatChange(change, i18n.locale)} in 30 days</Trans>
            </span>
          )}
        </Fact>
      )}
      {!ofCompanies && (
        <Fact label={<Trans>Freshness</Trans>}>
          <span className={classes.medium}>
            {status === 'building' ? (
              <BuildingBar progress={segment.progress} />
            ) : (
              <FreshnessText freshness={freshness} />
            )}
          </span>
          {freshness.evaluated_at !== null && status !== 'building' && (
            <span className={classes.small}>
              <Trans>
                last change <RelativeTime at={freshness.evaluated_at} />
              </Trans>
            </span>
          )}
        </Fact>
      )}
      <Fact label={<Trans>Used by</Trans>}>
        <Uses uses={uses} />
      </Fact>
    </dl>
  );
}

/** Two uses are shown as they are; more are folded, so that the four facts stay equally high. */
const USES_SHOWN_MAX = 2;

function Uses({ uses }: { readonly uses: readonly SegmentUse[] }) {
  if (uses.length === 0) {
    return (
      <span className={classes.small}>
        <Trans>nothing yet</Trans>
      </span>
    );
  }
  if (uses.length <= USES_SHOWN_MAX) return <UsesList uses={uses} />;
  return (
    <details className={classes.uses}>
      <summary>
        <Plural value={uses.length} one="# use" other="# uses" />
      </summary>
      <UsesList uses={uses} />
    </details>
  );
}

function Fact({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
