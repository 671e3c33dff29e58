import { type Condition, countBounds, type EventLike, eventLikesOf } from '@segue/shared/segment';
import { eventNameOf } from './compile/index.ts';

/**
 * What one more event of a kind can do to a membership: only let somebody in (`up`), only put somebody out
 * (`down`), or either. Whoever is already where the event could take them need not be evaluated: a stored flip
 * may be early (the timer looks again), so not writing a later one is right.
 */
export type Direction = 'up' | 'down' | 'both';

/** The direction for each event name that the condition counts. */
export function directionsOf(condition: Condition): Map<string, Direction> {
  switch (condition.type) {
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return new Map([[eventNameOf(condition), directionOfCount(condition)]]);
    case 'group': {
      const directions = joined(condition.conditions);
      if (condition.match === 'none')
        for (const [name, direction] of directions) directions.set(name, opposite(direction));
      return directions;
    }
    default:
      return new Map(eventLikesOf(condition).map((eventLike) => [eventNameOf(eventLike), 'both']));
  }
}

function joined(conditions: readonly Condition[]): Map<string, Direction> {
  const directions = new Map<string, Direction>();
  for (const child of conditions) {
    for (const [name, direction] of directionsOf(child)) {
      const known = directions.get(name);
      directions.set(name, known === undefined || known === direction ? direction : 'both');
    }
  }
  return directions;
}

function directionOfCount({ count, occurrence, window }: EventLike): Direction {
  // Measures can go either way with one event more, and so can what is first, last, or a session.
  if (count?.measure || occurrence || window?.type === 'session') return 'both';
  const { lo, hi } = countBounds(count);
  if (hi === null) return 'up';
  return lo <= 0 ? 'down' : 'both';
}

function opposite(direction: Direction): Direction {
  return direction === 'both' ? 'both' : direction === 'up' ? 'down' : 'up';
}

/** What several changes of one person can do together. */
export function bothWays(left: Direction, right: Direction): Direction {
  return left === right ? left : 'both';
}
