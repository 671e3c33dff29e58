import { type Condition, countBounds } from '@segue/shared/segment';
import { PAGE_EVENT } from '../event/index.ts';

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
      return new Map([[condition.event, directionOfCount(condition)]]);
    case 'page':
      return new Map([[PAGE_EVENT, directionOfCount(condition)]]);
    case 'group': {
      const directions = new Map<string, Direction>();
      for (const child of condition.conditions) {
        for (const [name, direction] of directionsOf(child)) {
          const known = directions.get(name);
          directions.set(name, known === undefined || known === direction ? direction : 'both');
        }
      }
      if (condition.match === 'none')
        for (const [name, direction] of directions) directions.set(name, opposite(direction));
      return directions;
    }
    default:
      return new Map();
  }
}

function directionOfCount(condition: Parameters<typeof directionsOf>[0] & { type: 'event' | 'page' }): Direction {
  // Measures and "first or last occurrence" can go either way with one event more.
  if (condition.count?.measure || condition.occurrence) return 'both';
  const { lo, hi } = countBounds(condition.count);
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
