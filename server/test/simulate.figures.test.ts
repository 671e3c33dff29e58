import { beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../src/simulate/generate.ts';
import { EARLY_DAYS, planOutcome, TRIAL_DAYS } from '../src/simulate/outcome.ts';
import type { SimulatedPerson } from '../src/simulate/person.ts';
import { personas } from '../src/simulate/personas/all.ts';
import type { PersonaKey } from '../src/simulate/personas/persona.ts';
import { Quotas } from '../src/simulate/quotas.ts';
import { Random } from '../src/simulate/random.ts';
import { DAY_MS, monthsBefore } from '../src/simulate/time.ts';
import type { SimulatedEvent } from '../src/simulate/world.ts';

const END = Date.UTC(2026, 2, 1);
const MONTHS = 6;
const FROM = monthsBefore(END, MONTHS);

/** What is remembered of one person: times of what matters, milliseconds. */
interface Record {
  readonly persona: PersonaKey;
  readonly company: boolean;
  readonly at: Map<string, number[]>;
}

const records = new Map<number, Record>();
const totals = new Map<string, number>();
let busiestAgenda = 0;

function nameOf({ call }: SimulatedEvent): string {
  if (call.type === 'track') return call.event;
  return call.type === 'page' ? `page ${String(call.properties?.['path'])}` : call.type;
}

/** Lives through six months once, and keeps per person what the tests ask for. */
beforeAll(() => {
  const world = createWorld({ seed: 1, from: FROM, trialsPerMonth: 500 });
  const known = new Map<number, SimulatedPerson>();
  while (world.nextAt < END) {
    for (const event of world.step()) {
      const name = nameOf(event);
      totals.set(name, (totals.get(name) ?? 0) + 1);
      const person = world.people.get(event.person) ?? known.get(event.person);
      if (person) known.set(event.person, person);
      if (!records.has(event.person)) {
        records.set(event.person, { persona: 'member', company: false, at: new Map() });
      }
      const record = records.get(event.person);
      record?.at.set(name, [...(record.at.get(name) ?? []), event.at]);
    }
    busiestAgenda = Math.max(busiestAgenda, world.people.size);
  }
  for (const [index, person] of known) {
    const record = records.get(index);
    if (record) records.set(index, { ...record, persona: person.persona.key, company: person.company !== null });
  }
}, 120_000);

const did = (record: Record, name: string) => record.at.get(name) ?? [];
const trials = () => [...records.values()].filter((record) => did(record, 'Signed up').length > 0);
const share = <T>(items: readonly T[], holds: (item: T) => boolean) => items.filter(holds).length / items.length;
const count = (name: string) => totals.get(name) ?? 0;

/** Three standard deviations of a share among n: what chance alone explains in all but one of 370 runs. */
const within = (expected: number, n: number) => 3 * Math.sqrt((expected * (1 - expected)) / n);

describe('the figures of the case study', () => {
  test('B13 about 500 trial sign-ups a month, from the first month on', () => {
    expect(Math.abs(trials().length / MONTHS - 500)).toBeLessThan((3 * Math.sqrt(500 * MONTHS)) / MONTHS);
    for (let month = 0; month < MONTHS; month += 1) {
      const [from, to] = [monthsBefore(END, MONTHS - month), monthsBefore(END, MONTHS - month - 1)];
      const signedUp = trials().filter((record) => did(record, 'Signed up').some((at) => at >= from && at < to));
      const expected = (500 * (to - from)) / (DAY_MS * 30.4375);
      // Months differ in their weekdays, by up to 4 %.
      expect(Math.abs(signedUp.length - expected)).toBeLessThan(3 * Math.sqrt(expected) + 0.04 * expected);
    }
  });

  test('B12 12 % of the finished trials convert to paid', () => {
    const finished = trials().filter((record) => (did(record, 'Signed up')[0] ?? END) < END - TRIAL_DAYS * DAY_MS);
    const converted = share(finished, (record) => did(record, 'Upgraded plan').length > 0);
    console.info(`B12: ${(100 * converted).toFixed(1)} % of ${finished.length} trials converted`);
    expect(Math.abs(converted - 0.12)).toBeLessThan(within(0.12, finished.length));
  });

  test('B14 40 % of the paying leave within 90 days', () => {
    const paying = trials().filter((record) => (did(record, 'Upgraded plan')[0] ?? END) < END - EARLY_DAYS * DAY_MS);
    const left = share(paying, (record) => {
      const [upgradedAt = 0] = did(record, 'Upgraded plan');
      return did(record, 'Cancelled subscription').some((at) => at - upgradedAt < EARLY_DAYS * DAY_MS);
    });
    console.info(`B14: ${(100 * left).toFixed(1)} % of ${paying.length} paying left within 90 days`);
    expect(Math.abs(left - 0.4)).toBeLessThan(within(0.4, paying.length));
  });

  test('B12 B14 the same rates in a sample so large that chance has little to say', () => {
    const random = new Random('outcomes');
    const quotas = new Quotas(random);
    const draws = 200_000;
    let converted = 0;
    let leftEarly = 0;
    for (let i = 0; i < draws; i += 1) {
      const persona = random.weighted(personas.map((candidate) => [candidate, candidate.share] as const));
      const outcome = planOutcome(persona, 'work', 'Europe/Paris', FROM + (i % 1_000) * 60_000, random, quotas);
      if (outcome.convertsAt === Infinity) continue;
      converted += 1;
      if (outcome.leavesAt - outcome.convertsAt < EARLY_DAYS * DAY_MS) leftEarly += 1;
    }
    expect(Math.abs(converted / draws - 0.12)).toBeLessThan(0.002);
    expect(Math.abs(leftEarly / converted - 0.4)).toBeLessThan(0.005);
  });

  test('B43 B44 B45 email: 22 % opened, 3.2 % clicked, 2.1 % unsubscribed, of those delivered', () => {
    const delivered = count('Email Delivered');
    const rates = ['Email Opened', 'Email Clicked', 'Email Unsubscribed'].map((name) => count(name) / delivered);
    console.info(`B43–B45: ${rates.map((rate) => `${(100 * rate).toFixed(1)} %`).join(', ')} of ${delivered}`);
    // Emails of one person are alike, so these rates vary more than independent ones would.
    expect(rates[0]).toBeCloseTo(0.22, 1);
    expect(Math.abs((rates[0] ?? 0) - 0.22)).toBeLessThan(0.015);
    expect(Math.abs((rates[1] ?? 0) - 0.032)).toBeLessThan(0.005);
    expect(Math.abs((rates[2] ?? 0) - 0.021)).toBeLessThan(0.004);
  });

  test('six months are 150 to 250 thousand events, and only those alive are held in memory', () => {
    const events = [...totals.values()].reduce((sum, n) => sum + n, 0);
    console.info(`${events} events, at most ${busiestAgenda} people held at once`);
    expect(events).toBeGreaterThan(150_000);
    expect(events).toBeLessThan(250_000);
    expect(busiestAgenda).toBeLessThan(4_000);
  });
});

describe('the personas', () => {
  const of = (persona: PersonaKey) => trials().filter((record) => record.persona === persona);
  const reached = (persona: PersonaKey, milestone: (record: Record) => boolean) => {
    const people = of(persona).filter((record) => (did(record, 'Signed up')[0] ?? END) < END - TRIAL_DAYS * DAY_MS);
    const converted = people.filter((record) => did(record, 'Upgraded plan').length > 0);
    const others = people.filter((record) => did(record, 'Upgraded plan').length === 0);
    return { converted: share(converted, milestone), others: share(others, milestone) };
  };

  test('come in their shares', () => {
    for (const persona of personas) {
      const actual = of(persona.key).length / trials().length;
      expect(Math.abs(actual - persona.share)).toBeLessThan(within(persona.share, trials().length));
    }
  });

  test.each([
    ['B17', 'evaluator', (record: Record) => did(record, 'page /pricing').length >= 2],
    ['B18', 'individual', (record: Record) => did(record, 'Created project').length > 0],
    ['B19', 'team_lead', (record: Record) => did(record, 'Invited team member').length > 0],
    ['B20', 'administrator', (record: Record) => did(record, 'Configured integration').length > 0],
    ['B21', 'enthusiast', (record: Record) => did(record, 'Used advanced feature').length > 0],
  ] as const)('%s %s: the milestone separates those who convert from those who do not', (_, persona, milestone) => {
    const { converted, others } = reached(persona, milestone);
    expect(converted).toBeGreaterThan(0.85);
    expect(others).toBeLessThan(converted - 0.15);
    expect(others).toBeGreaterThan(0.1);
  });

  test('B17 evaluators barely use the product, B21 enthusiasts use it from day one', () => {
    const tasks = (persona: PersonaKey) =>
      of(persona).reduce((sum, record) => sum + did(record, 'Created task').length, 0) / of(persona).length;
    expect(tasks('evaluator')).toBeLessThan(2.5);
    expect(tasks('enthusiast')).toBeGreaterThan(3 * tasks('evaluator'));
    const onFirstDay = (record: Record) =>
      did(record, 'Used advanced feature').some((at) => at - (did(record, 'Signed up')[0] ?? 0) < DAY_MS);
    expect(share(of('enthusiast'), onFirstDay)).toBeGreaterThan(0.4);
    expect(share(of('individual'), (record) => did(record, 'Invited team member').length > 0)).toBe(0);
  });

  test('B27 some explore for 20 minutes and do nothing, B29 some create a project and no task', () => {
    const acts = ['Created project', 'Created task', 'Used advanced feature', 'Configured integration'];
    const explored = (record: Record) => {
      const [signedUpAt = 0] = did(record, 'Signed up');
      const until = signedUpAt + 40 * 60_000;
      const pages = [...record.at]
        .filter(([name]) => name.startsWith('page /app'))
        .flatMap(([, times]) => times.filter((at) => at > signedUpAt && at < until));
      const acted = acts.some((name) => did(record, name).some((at) => at < until));
      return !acted && Math.max(signedUpAt, ...pages) - signedUpAt > 18 * 60_000;
    };
    expect(share(of('evaluator'), explored)).toBeGreaterThan(0.25);
    const stuck = (record: Record) =>
      did(record, 'Created project').length > 0 && did(record, 'Created task').length === 0;
    expect(share(trials(), stuck)).toBeGreaterThan(0.04);
  });

  test('those who will cancel come less and less', () => {
    const leaving = trials().filter((record) => did(record, 'Cancelled subscription').length > 0);
    const logins = (from: number, to: number) =>
      leaving.reduce((sum, record) => {
        const [cancelledAt = 0] = did(record, 'Cancelled subscription');
        const [upgradedAt = 0] = did(record, 'Upgraded plan');
        if (cancelledAt - upgradedAt < 28 * DAY_MS) return sum;
        const isIn = (at: number) => cancelledAt - at > from * DAY_MS && cancelledAt - at <= to * DAY_MS;
        return sum + did(record, 'Logged in').filter(isIn).length;
      }, 0);
    expect(logins(0.1, 10)).toBeLessThan(0.6 * logins(18, 28));
  });
});
