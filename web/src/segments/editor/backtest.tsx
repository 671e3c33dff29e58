import { Button, Progress, Skeleton } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconHistory } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { BacktestDay } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { runBacktest } from '../../api/segments.ts';
import { ErrorSentence } from '../../ui/error-sentence.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import classes from './backtest.module.css';

const DAYS = 90;

/** Charts weigh more than the rest of the page together, so they come after it. */
const SizeChart = lazy(async () => ({ default: (await import('../page/size-chart.tsx')).SizeChart }));

/**
 * What a draft would have done in the last 90 days. It is asked for, as it costs as much as 90 counts, and can be
 * cancelled. The parent gives it a key, so that another draft begins anew.
 */
export function Backtest({ definition }: { readonly definition: SegmentDefinition }) {
  const { t } = useLingui();
  const [days, setDays] = useState<readonly BacktestDay[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const start = (): void => {
    const controller = new AbortController();
    abort.current = controller;
    setDays([]);
    setError(null);
    setIsRunning(true);
    runBacktest({ definition, days: DAYS }, controller.signal, (day) => setDays((known) => [...known, day]))
      .catch((failure: unknown) => {
        if (!controller.signal.aborted) setError(failure);
      })
      .finally(() => setIsRunning(false));
  };

  if (!isRunning && days.length === 0 && error === null) {
    return (
      <Button
        variant="default"
        fullWidth
        className={classes.start}
        leftSection={<IconHistory size={15} aria-hidden />}
        onClick={start}
      >
        <Trans>Back-test the last 90 days</Trans>
      </Button>
    );
  }
  return (
    <section className={classes.backtest} aria-label={t`Back-test`}>
      <h2 className={classes.heading}>
        <Trans>Had it existed for 90 days</Trans>
      </h2>
      {isRunning && (
        <div className={classes.running}>
          <Progress
            value={(100 * days.length) / DAYS}
            size="sm"
            flex={1}
            aria-label={t`${days.length} of ${DAYS} days`}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => abort.current?.abort()}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      )}
      {days.length > 1 && (
        <Suspense fallback={<Skeleton h={190} />}>
          <SizeChart trend={days} />
        </Suspense>
      )}
      {days.length > 0 && <Totals days={days} />}
      {error !== null && (
        <p className={classes.error} role="alert">
          <ErrorSentence error={error} />
        </p>
      )}
      {!isRunning && (
        <Button variant="subtle" size="compact-sm" onClick={start}>
          <Trans>Run again</Trans>
        </Button>
      )}
    </section>
  );
}

function Totals({ days }: { readonly days: readonly BacktestDay[] }) {
  const sum = (of: 'entered' | 'left'): number => days.reduce((total, day) => total + day[of], 0);
  const entered = sum('entered');
  const left = sum('left');
  return (
    <dl className={classes.totals}>
      <div>
        <dt>
          <Trans>Entries</Trans>
        </dt>
        <dd>
          <NumberText value={entered} />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Exits</Trans>
        </dt>
        <dd>
          <NumberText value={left} />
        </dd>
      </div>
      <div>
        <dt>
          <Trans>A day</Trans>
        </dt>
        <dd>
          <Plural value={Math.round(entered / days.length)} one="# entry" other="# entries" />
        </dd>
      </div>
    </dl>
  );
}
