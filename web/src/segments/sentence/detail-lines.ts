import { msg } from '@lingui/core/macro';
import type { EventLike, PropertyFilter } from '@segue/shared/segment';
import { storedEvent } from './event-names.ts';
import { emptyFilter, filterLines } from './filter-lines.ts';
import type { Line, LineAction } from './line.ts';
import { mapLines } from './line.ts';
import { say } from './piece.ts';
import type { SentenceContext } from './piece.ts';

type Filters = readonly PropertyFilter[];

/** The filters on the properties of an event, and those on its first or last time. */
export function detailLines<E extends EventLike>(ctx: SentenceContext, condition: E): readonly Line<E>[] {
  const { where = [], occurrence } = condition;
  const event = storedEvent(ctx.catalogue, condition);
  const scope = { event, inside: '', depth: 0 };
  const own = filterLines(ctx, where, { ...scope, opening: 'where' });
  const thatTime = filterLines(ctx, occurrence?.where ?? [], { ...scope, opening: 'that_time' });
  return [
    ...mapLines(own, 'where', (next): E => ({ ...condition, where: orNone(next) })),
    ...(occurrence === undefined
      ? []
      : mapLines(thatTime, 'occurrence.where', (next): E => ({
          ...condition,
          occurrence: { ...occurrence, where: orNone(next) },
        }))),
  ];
}

const orNone = (filters: Filters): Filters | undefined => (filters.length > 0 ? filters : undefined);

/** The way to the first filter; later ones are added below it. */
export function firstFilter<E extends EventLike>(ctx: SentenceContext, condition: E): readonly LineAction<E>[] {
  if (condition.where !== undefined && condition.where.length > 0) return [];
  return [{ icon: 'filter', label: say(ctx, msg`Add a filter`), next: { ...condition, where: [emptyFilter] } }];
}
