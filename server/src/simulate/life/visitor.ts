import { research } from '../acts/browse.ts';
import { places } from '../data/places.ts';
import type { Visitor } from '../person.ts';
import { shortHash } from '../random.ts';
import { timeOnDay } from '../rhythm.ts';
import { DAY_MS } from '../time.ts';
import type { World } from '../world.ts';

/** Somebody nobody knows. */
export function createVisitor(world: World): Visitor {
  const { index, random } = world.nextPerson();
  return {
    index,
    random,
    anonymousId: `v_${shortHash(`${world.id} visitor ${index}`, 14)}`,
    place: random.weighted(places),
    rhythm: random.chance(0.7) ? 'work' : 'personal',
    messages: 0,
    chapter: world.chapter,
    busy: false,
  };
}

/** Comes by on a day, perhaps once more later, and never signs up. */
export function arriveAsVisitor(world: World, day: number): void {
  const visitor = createVisitor(world);
  const { random, rhythm, place } = visitor;
  const look = () => world.play(visitor, research(visitor, { pricing: 0.18 }));
  world.schedule(timeOnDay(rhythm, place.zone, day, random), look);
  if (random.chance(0.15)) {
    world.schedule(timeOnDay(rhythm, place.zone, day + random.int(1, 9) * DAY_MS, random), look);
  }
}
