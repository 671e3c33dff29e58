import { flowLimits } from '@segue/shared/flow';
import type { Duration, DurationUnit } from '@segue/shared/segment';
import { durationMs } from '@segue/shared/segment';

const units: readonly DurationUnit[] = ['week', 'day', 'hour', 'minute'];

/** Writes seconds as a span in the largest unit that has no remainder: 7200 is 2 hours, 5400 is 90 minutes. */
export function limitToSpan(seconds: number): Duration {
  for (const unit of units) {
    const unitSeconds = durationMs({ amount: 1, unit }) / 1_000;
    if (seconds >= unitSeconds && seconds % unitSeconds === 0) return { amount: seconds / unitSeconds, unit };
  }
  return { amount: seconds, unit: 'second' };
}

/** Reads a span as whole seconds, within what a flow allows. */
export function spanToLimit(span: Duration): number {
  const seconds = Math.round(durationMs(span) / 1_000);
  return Math.min(Math.max(seconds, 1), flowLimits.lateLimitMaxSeconds);
}
