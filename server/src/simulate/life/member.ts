import { page } from '../acts/browse.ts';
import { companyTraits, nameAndAddress, traitsOf } from '../person.ts';
import type { SimulatedPerson } from '../person.ts';
import { member } from '../personas/member.ts';
import { shortHash } from '../random.ts';
import { timeAfter } from '../rhythm.ts';
import type { Script } from '../script.ts';
import { group, identify, track } from '../script.ts';
import { DAY_MS, HOUR_MS } from '../time.ts';
import type { World } from '../world.ts';
import { liveOn } from './sessions.ts';
import { createVisitor } from './visitor.ts';

/** Share of invitations that somebody follows; more where the team will stay. */
const FOLLOWED = { keen: 0.55, other: 0.25 };

/** Decides what becomes of the invitations a person has just sent: some colleagues join in the next days. */
export function welcomeInvited(world: World, inviter: SimulatedPerson): void {
  const { company, random } = inviter;
  const count = inviter.invitations;
  inviter.invitations = 0;
  if (!company) return;
  const followed = inviter.outcome.convertsAt < Infinity ? FOLLOWED.keen : FOLLOWED.other;
  for (let i = 0; i < count; i += 1) {
    if (!random.chance(followed)) continue;
    const earliest = world.now + random.logNormal(5 * HOUR_MS, 1.2);
    const joinsAt = timeAfter('work', inviter.place.zone, Math.min(earliest, world.now + 6 * DAY_MS), random);
    world.schedule(joinsAt, () => join(world, inviter));
  }
}

function join(world: World, inviter: SimulatedPerson): void {
  if (inviter.company?.active !== true) return;
  const person = createMember(world, inviter);
  world.play(person, joinVisit(world, person, inviter));
}

function* joinVisit(world: World, person: SimulatedPerson, inviter: SimulatedPerson): Script {
  const { random, company } = person;
  yield page(random, '/signup?invitation=1', 1);
  yield identify(random.int(30_000, 120_000), (at) => {
    person.stage = 'member';
    person.stageSince = at;
    person.plan = inviter.plan;
    person.dates['signed_up_at'] = new Date(at).toISOString();
    return traitsOf(person);
  });
  if (company) yield group(50, company.id, companyTraits(company));
  yield track(60, 'Joined team', { invited_by: inviter.userId });
  world.people.set(person.index, person);
  liveOn(world, person);
  yield* person.persona.firstVisit({ person, random, keen: false });
}

function createMember(world: World, inviter: SimulatedPerson): SimulatedPerson {
  const visitor = { ...createVisitor(world), place: inviter.place, rhythm: 'work' as const };
  const { index, random, place } = visitor;
  return {
    ...visitor,
    ...nameAndAddress(place, inviter.company, index, random),
    userId: `u_${shortHash(`${world.id} user ${index}`)}`,
    job: random.pick(member.jobs),
    persona: member,
    company: inviter.company,
    outcome: { convertsAt: Infinity, leavesAt: Infinity, keepsFree: false },
    mailAffinity: member.mailAffinity,
    stage: 'visitor',
    stageSince: world.now,
    plan: inviter.plan,
    dates: {},
    // Only who signed up themselves gets the product's mail.
    mailable: false,
    projects: inviter.projects,
    integrations: [],
    invited: 0,
    invitations: 0,
  };
}
