import { considerPricing, hesitate, research } from './acts/browse.ts';
import { newsletter, onboardingEmails } from './data/emails.ts';
import type { SentEmail } from './data/emails.ts';
import { openEmail } from './life/mail.ts';
import { welcomeInvited } from './life/member.ts';
import { comeBack } from './life/sessions.ts';
import { createTrialPerson, signUp } from './life/trial.ts';
import { createVisitor } from './life/visitor.ts';
import type { SimulatedPerson } from './person.ts';
import { Random } from './random.ts';
import { MINUTE_MS, SECOND_MS } from './time.ts';
import type { World } from './world.ts';

/** Mean time between two events of one visit, measured over the personas; decides how many visits run side by side. */
const EVENT_GAP_MS = 25 * SECOND_MS;
const REST_MS = 15 * SECOND_MS;
const PICK_ATTEMPTS = 20;

/** What a visit can be, and how often. */
const EPISODES = [
  ['work', 60],
  ['pass_by', 20],
  ['pricing', 6],
  ['hesitate', 3],
  ['open_email', 8],
  ['sign_up', 3],
] as const;

/**
 * Adds visits to a world, from now on, so that something can be watched at any hour: the same people and ways
 * as ever, only more of it. Each of some parallel slots plays one visit after the other.
 *
 * @param eventsPerMinute how much is to happen in all, about
 */
export function enliven(world: World, eventsPerMinute: number): void {
  const random = new Random(`${world.id} enliven ${world.now}`);
  const visitEveryMs = MINUTE_MS / eventsPerMinute;
  const slots = Math.max(1, Math.round((EVENT_GAP_MS + REST_MS / 4) / visitEveryMs));
  for (let slot = 0; slot < slots; slot += 1) {
    const next = () => world.schedule(world.now + random.exponential(REST_MS), () => playEpisode(world, random, next));
    // The first ones begin at once, so that nobody looks at an empty page.
    world.schedule(world.now + (slot * 20 * SECOND_MS) / slots, () => playEpisode(world, random, next));
  }
}

function playEpisode(world: World, random: Random, whenOver: () => void): void {
  const episode = random.weighted(EPISODES);
  if (episode === 'pass_by') {
    const visitor = createVisitor(world);
    return world.play(visitor, research(visitor, { pricing: 0.3 }), whenOver);
  }
  if (episode === 'sign_up') return signUp(world, createTrialPerson(world, createVisitor(world), world.now), whenOver);
  const person = pickPerson(world, random, episode);
  if (!person) return whenOver();
  switch (episode) {
    case 'work':
      return comeBack(world, person, () => {
        welcomeInvited(world, person);
        whenOver();
      });
    case 'pricing':
      return world.play(person, considerPricing(person.random), whenOver);
    case 'hesitate':
      return world.play(person, hesitate(person.random), whenOver);
    case 'open_email':
      openEmail(world, person, recentEmail(world, random, person));
      return whenOver();
  }
}

function recentEmail(world: World, random: Random, person: SimulatedPerson): SentEmail {
  if (person.stage === 'trial') return random.pick(onboardingEmails);
  return newsletter(new Date(world.now).toISOString().slice(0, 7));
}

/** Somebody who is free now: mostly those with access, now and then one who had left. */
function pickPerson(world: World, random: Random, episode: (typeof EPISODES)[number][0]): SimulatedPerson | null {
  const people = [...world.people.values()];
  for (let i = 0; i < PICK_ATTEMPTS && people.length > 0; i += 1) {
    const person = random.pick(people);
    if (person.busy || person.stage === 'visitor') continue;
    if (episode === 'open_email' && !person.mailable) continue;
    if ((episode === 'pricing' || episode === 'hesitate') && person.stage !== 'trial' && person.stage !== 'free')
      continue;
    if (person.stage === 'ended' && !random.chance(0.05)) continue;
    return person;
  }
  return null;
}
