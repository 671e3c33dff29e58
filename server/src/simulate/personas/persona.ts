import type { Job } from '../data/titles.ts';
import type { SimulatedPerson } from '../person.ts';
import type { Random } from '../random.ts';
import type { Rhythm } from '../rhythm.ts';
import type { Script } from '../script.ts';

export type PersonaKey = 'evaluator' | 'individual' | 'team_lead' | 'administrator' | 'enthusiast' | 'member';

export interface Visit {
  readonly person: SimulatedPerson;
  readonly random: Random;
  /** Will pay, or pays: reaches the milestone more often. */
  readonly keen: boolean;
}

type Weights<T> = readonly (readonly [item: T, weight: number])[];

/** A way of using the product. Never sent as such: Segue has to find it out from what people do. */
export interface Persona {
  readonly key: PersonaKey;
  /** Share of the trial sign-ups. */
  readonly share: number;
  /** Share of its trials that become paying (B12). */
  readonly conversion: number;
  /** Share of its paying people who leave within 90 days (B14). */
  readonly earlyLeaving: number;
  /** Share of the others that keeps the free plan after the trial. */
  readonly keepsFree: number;
  readonly rhythms: Weights<Rhythm>;
  readonly jobs: readonly Job[];
  /** Share that signs up for a company. */
  readonly inCompany: number;
  /** Typical employees of those companies. */
  readonly companySizes: Weights<number>;
  /** Visits a week when fresh (trial) and when settled (paying). */
  readonly visitsPerWeek: { readonly trial: number; readonly paying: number };
  /** Days in which the interest of those who will not pay halves. */
  readonly halfLifeDays: number;
  /** How readily mail is opened and clicked; 1 on average over the personas. */
  readonly mailAffinity: number;
  readonly plans: Weights<'starter' | 'team' | 'business'>;
  readonly leavingReasons: readonly string[];
  /** The rest of the visit in which they signed up. */
  firstVisit(visit: Visit): Script;
  /** Any later visit to the application. */
  visit(visit: Visit): Script;
}
