import { msg } from '@lingui/core/macro';
import type { EventLike } from '@segue/shared/segment';
import { hasBeginning } from '../editing/happened.ts';
import { emptyFilter } from './filter-lines.ts';
import type { RowOption } from './line.ts';
import { say } from './piece.ts';
import type { SentenceContext } from './piece.ts';

/** What is rarely said about events, for the menu of the row. */
export function eventOptions(ctx: SentenceContext, condition: EventLike): readonly RowOption<EventLike>[] {
  const { known_for_at_least: known, occurrence } = condition;
  const knownNext = known !== undefined ? undefined : hasBeginning(condition.window) ? 'window' : aMonth;
  return [
    {
      id: 'known',
      label: say(ctx, msg`Only people known since before`),
      isOn: known !== undefined,
      next: { ...condition, known_for_at_least: knownNext },
    },
    {
      id: 'occurrence',
      label: say(ctx, msg`Only the first or last time counts`),
      isOn: occurrence !== undefined,
      next: { ...condition, occurrence: occurrence === undefined ? { pick: 'last' } : undefined },
    },
    ...(occurrence === undefined || (occurrence.where ?? []).length > 0
      ? []
      : [
          {
            id: 'that_time',
            label: say(ctx, msg`Filter what that time was like`),
            isOn: false,
            next: { ...condition, occurrence: { ...occurrence, where: [emptyFilter] } },
          },
        ]),
    ...ownOptions(ctx, condition),
  ];
}

const aMonth = { amount: 30, unit: 'day' } as const;

function ownOptions(ctx: SentenceContext, condition: EventLike): readonly RowOption<EventLike>[] {
  if (condition.type === 'page' && condition.url !== undefined && condition.path === undefined) {
    const next: EventLike = { ...condition, path: { operator: 'starts_with', value: '' } };
    return [{ id: 'path', label: say(ctx, msg`Compare the path, too`), isOn: false, next }];
  }
  if (condition.type === 'email' && (condition.activity === 'opened' || condition.activity === 'clicked')) {
    const isOn = condition.machine === true;
    const next: EventLike = { ...condition, machine: isOn ? undefined : true };
    return [{ id: 'machine', label: say(ctx, msg`Count what machines did, too`), isOn, next }];
  }
  return [];
}
