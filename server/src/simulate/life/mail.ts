import { SITE, page } from '../acts/browse.ts';
import { newsletter, onboardingEmails, upgradeEmail } from '../data/emails.ts';
import type { SentEmail } from '../data/emails.ts';
import type { SimulatedPerson } from '../person.ts';
import type { Script } from '../script.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time.ts';
import type { World } from '../world.ts';

/**
 * Chances that make of all delivered emails what the case study found: 22 % opened, 3.2 % clicked, 2.1 %
 * unsubscribed (B43–B45). A little above, since those who open most also leave the list soonest.
 */
const OPENED = 0.237;
const CLICKED_OF_OPENED = 0.145;
const UNSUBSCRIBED_OF_OPENED = 0.095;
const BOUNCED = 0.008;
const COMPLAINED_OF_OPENED = 0.002;
const REPLIED_OF_OPENED = 0.012;

const NEWSLETTER_SPREAD_MS = 3 * HOUR_MS;

/** Everybody who signs up gets the same letters on the same days, as the case study found it (B23). */
export function beginCorrespondence(world: World, person: SimulatedPerson, trialEndsAt: number): void {
  for (const email of onboardingEmails) {
    world.schedule(world.now + 6 * MINUTE_MS + email.afterDays * DAY_MS, () => {
      if (person.stage === 'trial' || email.key === 'welcome') sendEmail(world, person, email);
    });
  }
  world.schedule(trialEndsAt + DAY_MS, () => {
    if (person.stage === 'ended') sendEmail(world, person, upgradeEmail);
  });
}

/** Once a month, to everybody with access. */
export function publishNewsletters(world: World): void {
  const publish = (at: number) => {
    const email = newsletter(new Date(at).toISOString().slice(0, 7));
    for (const person of world.people.values()) {
      if (!person.mailable || person.stage === 'ended') continue;
      world.schedule(at + person.random.next() * NEWSLETTER_SPREAD_MS, () => sendEmail(world, person, email));
    }
    scheduleNext(at);
  };
  const scheduleNext = (after: number) => {
    const date = new Date(after);
    const at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 5, 9);
    world.schedule(at, () => publish(at));
  };
  scheduleNext(world.options.from);
}

/** Sends one email and lets what follows happen: opened, clicked, answered, or none of it. */
function sendEmail(world: World, person: SimulatedPerson, email: SentEmail): void {
  if (!person.mailable) return;
  const { random } = person;
  const details = { email: email.key, subject: email.subject };
  world.sayEmail(person, 'Email Sent', details);
  const arrivesMs = random.int(2, 40) * SECOND_MS;
  if (random.chance(BOUNCED)) {
    person.mailable = false;
    world.schedule(world.now + arrivesMs, () => world.sayEmail(person, 'Email Bounced', { ...details, kind: 'hard' }));
    return;
  }
  world.schedule(world.now + arrivesMs, () => world.sayEmail(person, 'Email Delivered', details));
  if (!random.chance(Math.min(0.9, OPENED * email.appeal * person.mailAffinity))) return;
  const opensMs = arrivesMs + Math.min(random.logNormal(2.5 * HOUR_MS, 1.4), 5 * DAY_MS);
  world.schedule(world.now + opensMs, () => openEmail(world, person, email));
}

/** Opens an email now, and does with it what people do. */
export function openEmail(world: World, person: SimulatedPerson, email: SentEmail): void {
  const { random } = person;
  const details = { email: email.key, subject: email.subject };
  const soon = (medianSeconds: number) => world.now + random.logNormal(medianSeconds * SECOND_MS, 0.6);
  world.sayEmail(person, 'Email Opened', details);
  if (random.chance(CLICKED_OF_OPENED)) {
    const link = `${SITE}${email.link}`;
    world.schedule(soon(25), () => {
      world.sayEmail(person, 'Email Clicked', { ...details, link });
      world.play(person, followLink(person, email));
    });
  }
  if (random.chance(UNSUBSCRIBED_OF_OPENED)) {
    person.mailable = false;
    world.schedule(soon(30), () => world.sayEmail(person, 'Email Unsubscribed', details));
  }
  if (random.chance(COMPLAINED_OF_OPENED)) {
    person.mailable = false;
    world.schedule(soon(20), () => world.sayEmail(person, 'Email Complained', details));
  }
  if (random.chance(REPLIED_OF_OPENED)) {
    world.schedule(soon(200), () => world.sayEmail(person, 'Email Replied', details));
  }
}

function* followLink({ random }: SimulatedPerson, email: SentEmail): Script {
  const search = `utm_source=planfinch&utm_medium=email&utm_campaign=${email.key}`;
  yield page(random, `${email.link}?${search}`, 2);
  if (random.chance(0.4)) yield page(random, random.pick(['/docs', '/features', '/app/projects']), 40);
}
