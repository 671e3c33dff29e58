import { letPeopleArrive } from './life/arrivals.ts';
import { publishNewsletters } from './life/mail.ts';
import { World } from './world.ts';
import type { SimulatedEvent, WorldOptions } from './world.ts';

/** A world at its beginning, with everything arranged that moves it. */
export function createWorld(options: WorldOptions): World {
  const world = new World(options);
  letPeopleArrive(world);
  publishNewsletters(world);
  return world;
}

/**
 * What happens in a world until `to` (exclusive), in the order of time. The same options and end give the same
 * events, byte for byte. Memory holds who is alive, not what they have done.
 */
export function* eventsUntil(world: World, to: number): Generator<SimulatedEvent, void, undefined> {
  while (world.nextAt < to) yield* world.step();
}

/**
 * The life of the product from a seed, as calls to the collecting API.
 *
 * @param from first instant, milliseconds
 * @param to end, exclusive, milliseconds
 */
export function generate(
  seed: number,
  from: number,
  to: number,
  trialsPerMonth = 500,
): Generator<SimulatedEvent, void, undefined> {
  return eventsUntil(createWorld({ seed, from, trialsPerMonth }), to);
}
