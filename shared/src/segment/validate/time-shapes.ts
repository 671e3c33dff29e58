import type { Count, EventLike, RegularCondition, SequenceCondition, TrendCondition } from '../ast.ts';
import type { IssueList } from '../issues/issue.ts';
import { segmentLimits } from '../limits.ts';
import { validateEventLike } from './event-like.ts';
import { validateDuration } from './window.ts';

/** Reports a sequence that is too short or long, or whose steps count instead of happen (S18). */
export function validateSequence(condition: SequenceCondition, path: string, issues: IssueList): void {
  const { steps } = condition;
  if (steps.length < 2) issues.add(`${path}.steps`, 'too_few_steps');
  if (steps.length > segmentLimits.sequenceStepsMax) {
    issues.add(`${path}.steps`, 'too_many_steps', segmentLimits.sequenceStepsMax);
  }
  steps.forEach((step, index) => {
    const stepPath = `${path}.steps[${index}]`;
    if (!isDefaultCount(step.count)) issues.add(`${stepPath}.count`, 'count_not_here');
    // The first step may be placed in time; the others follow it within the time of the sequence.
    if (index > 0) refuseWindow(step, stepPath, issues);
    validateEventLike(step, stepPath, issues);
  });
  validateDuration(condition.within, `${path}.within`, issues);
}

/** Reports a trend that compares nothing: the periods and the change are its own, the event only names what counts. */
export function validateTrend(condition: TrendCondition, path: string, issues: IssueList): void {
  const { measure, change } = condition;
  refuseWindow(measure, `${path}.measure`, issues);
  // Only what is counted matters here, so a count is welcome for its measure alone.
  if (!isDefaultCount(measure.count) && measure.count?.measure === undefined) {
    issues.add(`${path}.measure.count`, 'count_not_here');
  }
  validateEventLike(measure, `${path}.measure`, issues);
  validateDuration(condition.period, `${path}.period`, issues);
  const tooMuch = change.operator === 'down_by_at_least' && change.percent > 100;
  if (change.percent <= 0 || tooMuch) issues.add(`${path}.change.percent`, 'percent_range');
}

/** Reports a rhythm that is impossible or looks back too far. */
export function validateRegular(condition: RegularCondition, path: string, issues: IssueList): void {
  const { atLeast, of } = condition;
  if (of > segmentLimits.periodsMax) issues.add(`${path}.of`, 'too_many_periods', segmentLimits.periodsMax);
  if (atLeast < 1 || atLeast > of) issues.add(`${path}.atLeast`, 'at_least_periods', atLeast, of);
  refuseWindow(condition.event, `${path}.event`, issues);
  validateEventLike(condition.event, `${path}.event`, issues);
}

/** "At least once" says nothing more than that it happened, and is what a normal form writes there. */
function isDefaultCount(count: Count | undefined): boolean {
  return count === undefined || (count.operator === 'at_least' && count.value === 1 && count.measure === undefined);
}

function refuseWindow(eventLike: EventLike, path: string, issues: IssueList): void {
  const { window } = eventLike;
  if (window !== undefined && window.type !== 'ever') issues.add(`${path}.window`, 'window_not_here');
}
