import { all, any, did, email, field, lastDays, moreThan, never, notEmail, silentFor } from './conditions.ts';
import { days, outOf, text, times, valueOf } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const activeTrial = defineTemplate({
  id: 'active-trial-users',
  number: 1,
  requirements: ['A17'],
  group: 'product',
  title: { en: 'Active trial users', fr: 'Utilisateurs actifs en essai' },
  description: {
    en: 'On trial and discovering the product right now: send activation content, or have somebody call.',
    fr: 'En essai et en pleine découverte du produit : envoyez des contenus d’activation, ou faites-les appeler.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, and who did {visit} more than {count} times or {click} at all in the last {days} days.',
    fr: 'Personnes dont le champ {planField} est {trial}, et qui ont fait {visit} plus de {count} fois, ou {click} au moins une fois, au cours des {days} derniers jours.',
  },
  sources: ['product', 'billing'],
  key: { en: 'trial active {days}d', fr: 'essai actif {days}j' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    visit: text('event', 'Logged in'),
    count: times(3),
    click: text('event', 'Clicked key button'),
    days: days(5),
  },
  condition: (p) =>
    all(
      field(p.planField, 'is', p.trial),
      any(
        did(p.visit, { count: moreThan(p.count), window: lastDays(p.days) }),
        did(p.click, { window: lastDays(p.days) }),
      ),
    ),
});

const dailyWithoutIntegration = defineTemplate({
  id: 'daily-user-without-integration',
  number: 22,
  requirements: ['B11'],
  group: 'product',
  title: { en: 'Daily user without integration', fr: 'Utilisateur quotidien sans intégration' },
  description: {
    en: 'Comes almost every day and works around the missing connection: show the set-up that saves them time.',
    fr: 'Viennent presque chaque jour et contournent la connexion qui manque : montrez la configuration qui fait gagner du temps.',
  },
  sentence: {
    en: 'People who did {event} on at least {active} of the last 7 days, and never did {integration}.',
    fr: 'Personnes qui ont fait {event} pendant au moins {active} des 7 derniers jours, et jamais {integration}.',
  },
  sources: ['product'],
  key: { en: 'daily no integration', fr: 'quotidien sans integration' },
  parameters: {
    event: text('event', 'Logged in'),
    active: outOf(5, 7),
    integration: text('event', 'Configured integration'),
  },
  condition: (p) =>
    all({ type: 'regular', event: did(p.event), period: 'day', atLeast: p.active, of: 7 }, never(p.integration)),
});

const engagedTwoOfThree = defineTemplate({
  id: 'engaged-key-actions',
  number: 25,
  requirements: ['C28', 'C31'],
  group: 'product',
  title: { en: 'Engaged: {k} of 3 key actions', fr: 'Engagés : {k} actions clés sur 3' },
  description: {
    en: 'Did enough of what matters to count as engaged, whichever way they went about it.',
    fr: 'Ont fait assez de ce qui compte pour être engagés, quel que soit leur chemin.',
  },
  sentence: {
    en: 'People for whom at least {k} of these are true: they did {first}, {second}, {third}, in the last {days} days.',
    fr: 'Personnes qui ont fait au moins {k} de ces actions : {first}, {second}, {third}, au cours des {days} derniers jours.',
  },
  sources: ['product'],
  key: { en: 'engaged {k} of 3 {days}d', fr: 'engage {k} sur 3 {days}j' },
  parameters: {
    k: outOf(2, 3),
    first: text('event', 'Created project'),
    second: text('event', 'Created task'),
    third: text('event', 'Invited team member'),
    days: days(30),
  },
  condition: (p) => ({
    type: 'group',
    match: { atLeast: p.k },
    conditions: [p.first, p.second, p.third].map((event) => did(event, { window: lastDays(p.days) })),
  }),
});

const freemium = defineTemplate({
  id: 'freemium-users',
  number: 31,
  requirements: ['D54'],
  group: 'product',
  title: { en: 'Freemium users', fr: 'Utilisateurs gratuits' },
  description: {
    en: 'On the free plan: an offer that fits what they use turns them into customers.',
    fr: 'En formule gratuite : une offre adaptée à leur usage en fait des clients.',
  },
  sentence: {
    en: 'People whose {planField} is {free}.',
    fr: 'Personnes dont le champ {planField} est {free}.',
  },
  sources: ['billing'],
  key: { en: 'freemium', fr: 'gratuit' },
  parameters: { planField: text('field', 'plan'), free: valueOf('planField', 'free') },
  condition: (p) => field(p.planField, 'is', p.free),
});

const nonOpeners = defineTemplate({
  id: 'non-openers',
  number: 32,
  requirements: ['D55'],
  group: 'product',
  title: { en: 'Did not open the email', fr: 'N’ont pas ouvert l’e-mail' },
  description: {
    en: 'Received the email and never opened it: try another subject, or another day.',
    fr: 'Ont reçu l’e-mail sans jamais l’ouvrir : essayez un autre objet, ou un autre jour.',
  },
  sentence: {
    en: 'People who received the email {email} in the last {days} days, and never opened it.',
    fr: 'Personnes qui ont reçu l’e-mail {email} au cours des {days} derniers jours, et ne l’ont jamais ouvert.',
  },
  sources: ['emails'],
  key: { en: 'no open {email}', fr: 'sans ouverture {email}' },
  parameters: { email: text('email', 'newsletter'), days: days(14) },
  condition: (p) =>
    all(email('received', { emails: [p.email], window: lastDays(p.days) }), notEmail('opened', { emails: [p.email] })),
});

const onboardedSilent = defineTemplate({
  id: 'onboarded-silent',
  number: 23,
  requirements: ['B11'],
  group: 'product',
  title: { en: 'Onboarded, silent for {days} days', fr: 'Onboardés, silencieux depuis {days} jours' },
  description: {
    en: 'Finished onboarding and then went quiet: ask what got in the way before the habit is gone.',
    fr: 'Ont terminé l’onboarding puis se sont tus : demandez ce qui a bloqué avant que l’habitude se perde.',
  },
  sentence: {
    en: 'People who did {done}, and did not do {event} in the last {days} days (and have been known since before then).',
    fr: 'Personnes qui ont fait {done}, et n’ont pas fait {event} au cours des {days} derniers jours (et sont connues depuis plus longtemps).',
  },
  sources: ['product'],
  key: { en: 'onboarded inactive {days}d', fr: 'onboarde inactif {days}j' },
  parameters: { done: text('event', 'Created task'), event: text('event', 'Logged in'), days: days(14) },
  condition: (p) => all(did(p.done), silentFor(p.event, p.days)),
});

/** What people do in the product, and leave undone (A40). */
export const productTemplates: readonly SegmentTemplate[] = [
  activeTrial,
  engagedTwoOfThree,
  dailyWithoutIntegration,
  onboardedSilent,
  freemium,
  nonOpeners,
];
