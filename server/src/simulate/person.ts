import type { JsonObject } from '@segue/sdk/node';
import { slug } from './company.ts';
import type { Company } from './company.ts';
import { firstNames, lastNames } from './data/names.ts';
import type { Place } from './data/places.ts';
import type { Job } from './data/titles.ts';
import type { Outcome } from './outcome.ts';
import type { Persona } from './personas/persona.ts';
import type { Random } from './random.ts';
import type { Rhythm } from './rhythm.ts';

/** Somebody at a browser: all that is known before a sign-up. */
export interface Visitor {
  readonly index: number;
  readonly random: Random;
  readonly anonymousId: string;
  readonly place: Place;
  readonly rhythm: Rhythm;
  /** Events so far: numbers the message ids. */
  messages: number;
  /** In which chapter of the world Segue was last told who this is. */
  chapter: number;
  /** A visit is under way; another one must wait. */
  busy: boolean;
}

export interface Project {
  readonly id: string;
  readonly name: string;
  /** Names of tasks that can still be created. */
  readonly ideas: string[];
  readonly openTasks: string[];
}

type Stage = 'visitor' | 'trial' | 'paying' | 'free' | 'ended' | 'member';

/** Somebody with an account, or who will have one. */
export interface SimulatedPerson extends Visitor {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly job: Job;
  readonly persona: Persona;
  readonly company: Company | null;
  readonly outcome: Outcome;
  /** How much this person cares for mail, around 1. */
  readonly mailAffinity: number;
  stage: Stage;
  /** When the present stage began, milliseconds. */
  stageSince: number;
  plan: string | null;
  /** Traits that are dates: `signed_up_at`, `trial_ends_at`, … */
  readonly dates: Record<string, string>;
  mailable: boolean;
  readonly projects: Project[];
  readonly integrations: string[];
  invited: number;
  /** Invitations that nobody has reacted to yet. */
  invitations: number;
}

export function isPerson(visitor: Visitor): visitor is SimulatedPerson {
  return 'userId' in visitor;
}

/** Enough for the people of one history; later ones may only share a number with somebody of another name. */
const ADDRESS_NUMBERS = 100_000;

/** A name, and a mail address nobody else has: at the company's domain, or numbered at a reserved one. */
export function nameAndAddress(
  place: Place,
  company: Company | null,
  index: number,
  random: Random,
): { firstName: string; lastName: string; email: string } {
  const firstName = random.pick(firstNames[place.language]);
  const lastName = random.pick(lastNames[place.language]);
  const local = `${slug(firstName)}.${slug(lastName)}`;
  if (!company) {
    const host = random.pick(['example.com', 'example.org', 'example.net']);
    return { firstName, lastName, email: `${local}.${index % ADDRESS_NUMBERS}@${host}` };
  }
  let address = local;
  for (let i = 2; company.addresses.has(address); i += 1) address = `${local}${i}`;
  company.addresses.add(address);
  return { firstName, lastName, email: `${address}@${company.domain}` };
}

/** What the application tells about a person when it first knows them. The persona is not among it. */
export function traitsOf(person: SimulatedPerson): JsonObject {
  const { place, job } = person;
  return {
    name: `${person.firstName} ${person.lastName}`,
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    title: job.title[place.language],
    role: job.role,
    country: place.country,
    city: place.city,
    timezone: place.zone,
    language: place.language,
    plan: person.plan,
    ...person.dates,
  };
}

export function companyTraits(company: Company): JsonObject {
  const { name, industry, employees, country, plan, seats } = company;
  return { name, website: `https://${company.domain}`, industry, employees, country, plan, seats };
}
