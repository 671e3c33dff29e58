import { considerPricing, page, pause, research } from '../acts/browse.ts';
import { planOutcome, TRIAL_DAYS } from '../outcome.ts';
import { companyTraits, nameAndAddress, traitsOf } from '../person.ts';
import type { SimulatedPerson } from '../person.ts';
import { personas } from '../personas/all.ts';
import { shortHash } from '../random.ts';
import { timeOnDay } from '../rhythm.ts';
import type { Script } from '../script.ts';
import { group, identify, track } from '../script.ts';
import { DAY_MS, HOUR_MS } from '../time.ts';
import { localDay } from '../time-zone.ts';
import type { World } from '../world.ts';
import { beginCorrespondence } from './mail.ts';
import { welcomeInvited } from './member.ts';
import { liveOn } from './sessions.ts';
import { subscribe } from './subscription.ts';
import { createVisitor } from './visitor.ts';

/** How long before the sign-up people may come to look for the first time. */
export const LEAD_DAYS = 10;

/** Somebody who will sign up on a day, and visits the site before. */
export function arriveForTrial(world: World, day: number): void {
  const visitor = createVisitor(world);
  const signUpAt = timeOnDay(visitor.rhythm, visitor.place.zone, day, visitor.random);
  const person = createTrialPerson(world, visitor, signUpAt);
  const { random, place } = person;
  const looks = random.weighted([
    [0, 5],
    [1, 4],
    [2, 2],
    [3, 1],
  ]);
  for (let i = 0; i < looks; i += 1) {
    const lookAt = timeOnDay(
      person.rhythm,
      place.zone,
      localDay(place.zone, signUpAt) - random.int(1, 9) * DAY_MS,
      random,
    );
    world.schedule(lookAt, () => world.play(person, research(person, { pricing: 0.4 })));
  }
  world.schedule(signUpAt, () => signUp(world, person));
}

/** Signs up now, in one visit, and lives on from there. */
export function signUp(world: World, person: SimulatedPerson, whenOver?: () => void): void {
  world.play(person, signUpVisit(world, person), () => {
    welcomeInvited(world, person);
    whenOver?.();
  });
}

/** Arranges the weeks that follow the sign-up. */
function settleIn(world: World, person: SimulatedPerson): void {
  world.people.set(person.index, person);
  const { outcome } = person;
  const trialEndsAt = world.now + TRIAL_DAYS * DAY_MS;
  beginCorrespondence(world, person, trialEndsAt);
  liveOn(world, person, () => welcomeInvited(world, person));
  if (outcome.convertsAt < Infinity) world.schedule(outcome.convertsAt, () => subscribe(world, person));
  else world.schedule(trialEndsAt + HOUR_MS, () => endTrial(world, person));
}

function* signUpVisit(world: World, person: SimulatedPerson): Script {
  const { random, persona, company } = person;
  yield page(random, random.pick(['/', '/pricing', '/features']), 1);
  if (random.chance(0.3)) yield* considerPricing(random);
  yield page(random, '/signup', 25);
  yield identify(pause(random, 70), (at) => {
    // From this call on, both ids are sent: that is what joins the visitor's history to the person.
    person.stage = 'trial';
    person.stageSince = at;
    person.plan = 'trial';
    const now = new Date(at).toISOString();
    const trial_ends_at = new Date(at + TRIAL_DAYS * DAY_MS).toISOString();
    Object.assign(person.dates, { signed_up_at: now, trial_started_at: now, trial_ends_at });
    return traitsOf(person);
  });
  if (company) yield group(40, company.id, companyTraits(company));
  yield track(60, 'Signed up', {
    plan: 'trial',
    method: random.pick(['email', 'email', 'google']),
    language: person.place.language,
    company: company?.name ?? null,
  });
  settleIn(world, person);
  yield page(random, '/app', 3);
  yield* persona.firstVisit({ person, random, keen: person.outcome.convertsAt < Infinity });
}

function endTrial(world: World, person: SimulatedPerson): void {
  const keeps = person.outcome.keepsFree;
  person.stage = keeps ? 'free' : 'ended';
  person.stageSince = world.now;
  person.plan = keeps ? 'free' : 'expired';
  world.say(person, { type: 'track', event: 'Trial ended', properties: { outcome: person.plan } });
  world.say(person, { type: 'identify', traits: { plan: person.plan } });
  if (!person.company) return;
  person.company.active = keeps;
  person.company.plan = person.plan;
  world.say(person, { type: 'group', groupId: person.company.id, traits: { plan: person.plan } });
}

export function createTrialPerson(
  world: World,
  visitor: ReturnType<typeof createVisitor>,
  signUpAt: number,
): SimulatedPerson {
  const { index, random, place } = visitor;
  const persona = random.weighted(personas.map((candidate) => [candidate, candidate.share] as const));
  const company = random.chance(persona.inCompany) ? world.companies.create(place, persona.companySizes, random) : null;
  const rhythm = random.weighted(persona.rhythms);
  return Object.assign(visitor, {
    ...nameAndAddress(place, company, index, random),
    userId: `u_${shortHash(`${world.id} user ${index}`)}`,
    job: random.pick(persona.jobs),
    persona,
    company,
    rhythm,
    outcome: planOutcome(persona, rhythm, place.zone, signUpAt, random, world.quotas),
    mailAffinity: persona.mailAffinity * random.logNormal(0.75, 0.75),
    stage: 'visitor' as const,
    stageSince: signUpAt,
    plan: null,
    dates: {},
    mailable: true,
    projects: [],
    integrations: [],
    invited: 0,
    invitations: 0,
  });
}
