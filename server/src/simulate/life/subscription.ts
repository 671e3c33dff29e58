import type { JsonObject } from '@segue/sdk/node';
import { considerPricing, logIn, page, pause } from '../acts/browse.ts';
import { companyTraits } from '../person.ts';
import type { SimulatedPerson } from '../person.ts';
import type { Script } from '../script.ts';
import { group, identify, track } from '../script.ts';
import { DAY_MS, MINUTE_MS } from '../time.ts';
import type { World } from '../world.ts';

const PRICE_PER_SEAT = { starter: 9, team: 12, business: 19 } as const;
const INVOICE_DAYS = 30;
/** A yearly plan costs ten months. */
const YEARLY_MONTHS = 10;

interface Terms {
  readonly plan: keyof typeof PRICE_PER_SEAT;
  readonly interval: 'monthly' | 'yearly';
  readonly seats: number;
  readonly currency: string;
}

/** Starts to pay, in a visit of its own; if another visit is under way, right after. */
export function subscribe(world: World, person: SimulatedPerson): void {
  if (person.busy) {
    world.schedule(world.now + 5 * MINUTE_MS, () => subscribe(world, person));
    return;
  }
  const { random, persona, place, company } = person;
  const leavesEarly = person.outcome.leavesAt - world.now < 365 * DAY_MS;
  const terms: Terms = {
    plan: random.weighted(persona.plans),
    interval: !leavesEarly && random.chance(0.3) ? 'yearly' : 'monthly',
    seats: company ? Math.max(1, Math.min(company.employees, 1 + person.invited)) : 1,
    currency: place.currency,
  };
  world.play(person, upgradeVisit(person, terms), () => {
    invoice(world, person, terms, 1);
    world.schedule(person.outcome.leavesAt, () => cancel(world, person));
  });
}

function* upgradeVisit(person: SimulatedPerson, terms: Terms): Script {
  const { random, company } = person;
  const mrr = terms.seats * PRICE_PER_SEAT[terms.plan] * (terms.interval === 'yearly' ? YEARLY_MONTHS / 12 : 1);
  yield* logIn(random);
  if (random.chance(0.7)) yield* considerPricing(random);
  yield page(random, '/app/billing', 25);
  yield track(pause(random, 60), 'Upgraded plan', { ...terms, from: 'trial', mrr: Math.round(mrr * 100) / 100 });
  person.stage = 'paying';
  person.plan = terms.plan;
  yield identify(50, (at) => {
    person.stageSince = at;
    const upgraded_at = new Date(at).toISOString();
    person.dates['upgraded_at'] = upgraded_at;
    return { plan: terms.plan, upgraded_at };
  });
  if (!company) return;
  company.plan = terms.plan;
  company.seats = terms.seats;
  yield group(50, company.id, companyTraits(company));
}

/** The billing system tells: a payment now, and the next one when it is due. */
function invoice(world: World, person: SimulatedPerson, terms: Terms, number: number): void {
  if (person.stage !== 'paying') return;
  const months = terms.interval === 'yearly' ? YEARLY_MONTHS : 1;
  const details: JsonObject = {
    number: `${person.userId.slice(2).toUpperCase()}-${number}`,
    amount: terms.seats * PRICE_PER_SEAT[terms.plan] * months,
    currency: terms.currency,
    plan: terms.plan,
  };
  const paid = () => world.say(person, { type: 'track', event: 'Invoice paid', properties: details });
  if (number > 1 && person.random.chance(0.03)) {
    world.say(person, { type: 'track', event: 'Payment failed', properties: { ...details, reason: 'Card expired' } });
    world.schedule(world.now + 2 * DAY_MS, () => {
      if (person.stage === 'paying') paid();
    });
  } else {
    paid();
  }
  const days = terms.interval === 'yearly' ? 365 : INVOICE_DAYS;
  world.schedule(world.now + days * DAY_MS, () => invoice(world, person, terms, number + 1));
}

function cancel(world: World, person: SimulatedPerson): void {
  if (person.busy) {
    world.schedule(world.now + 5 * MINUTE_MS, () => cancel(world, person));
    return;
  }
  world.play(person, cancelVisit(person));
}

function* cancelVisit(person: SimulatedPerson): Script {
  const { random, persona, company } = person;
  yield* logIn(random);
  yield page(random, '/app/billing', 30);
  yield track(pause(random, 80), 'Cancelled subscription', {
    reason: random.pick(persona.leavingReasons),
    plan: person.plan,
  });
  person.stage = 'ended';
  person.plan = 'cancelled';
  yield identify(50, (at) => {
    person.stageSince = at;
    const cancelled_at = new Date(at).toISOString();
    person.dates['cancelled_at'] = cancelled_at;
    return { plan: 'cancelled', cancelled_at };
  });
  if (!company) return;
  company.active = false;
  company.plan = 'cancelled';
  yield group(50, company.id, companyTraits(company));
}
