import { all, any, atLeast, did, email, field, lastDays, never, notEmail } from './conditions.ts';
import { days, points, text, times, valueOf } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const abandonedSignup = defineTemplate({
  id: 'abandoned-signup',
  number: 2,
  requirements: ['A18'],
  group: 'onboarding',
  title: { en: 'Abandoned sign-up', fr: 'Inscription abandonnée' },
  description: {
    en: 'Began the form and stopped, or read the welcome email and went no further: a personal reminder brings them back.',
    fr: 'Ont commencé le formulaire sans finir, ou lu l’e-mail de bienvenue sans suite : un rappel personnel les ramène.',
  },
  sentence: {
    en: 'People who filled in the form {form} up to {stepProperty} {step} and never did {signup}, or who opened the email {email} and never clicked in it.',
    fr: 'Personnes qui ont rempli le formulaire {form} jusqu’à {stepProperty} {step} et jamais fait {signup}, ou qui ont ouvert l’e-mail {email} sans jamais y cliquer.',
  },
  sources: ['forms', 'emails'],
  key: { en: 'signup abandoned', fr: 'inscription abandonnee' },
  parameters: {
    form: text('form', 'signup'),
    stepProperty: text('property', 'step'),
    step: points(1, { en: 'Step', fr: 'Étape' }),
    signup: text('event', 'Signed up'),
    email: text('email', 'welcome'),
  },
  condition: (p) =>
    any(
      all(
        { type: 'form', form: p.form, where: [{ property: p.stepProperty, operator: 'is', value: p.step }] },
        never(p.signup),
      ),
      all(email('opened', { emails: [p.email] }), notEmail('clicked', { emails: [p.email] })),
    ),
});

const activeNewcomers = defineTemplate({
  id: 'very-active-newcomers',
  number: 11,
  requirements: ['A27'],
  group: 'onboarding',
  title: { en: 'Very active newcomers', fr: 'Nouveaux très actifs' },
  description: {
    en: 'Days old and already at home: move them on to advanced onboarding or a premium trial.',
    fr: 'Arrivés il y a quelques jours et déjà à l’aise : passez-les à l’onboarding avancé ou à un essai premium.',
  },
  sentence: {
    en: 'People whose {field} is within the last {days} days, who did {event} at least {count} times, and clicked a link in an email.',
    fr: 'Personnes dont le champ {field} remonte à {days} jours au plus, qui ont fait {event} au moins {count} fois, et cliqué sur un lien dans un e-mail.',
  },
  sources: ['product', 'emails'],
  key: { en: 'newcomer active {days}d', fr: 'nouveau actif {days}j' },
  parameters: {
    field: text('field', 'signed_up_at'),
    days: days(3),
    event: text('event', 'Logged in'),
    count: times(2),
  },
  condition: (p) =>
    all(
      field(p.field, 'within_last', { amount: p.days, unit: 'day' }),
      did(p.event, { count: atLeast(p.count) }),
      email('clicked'),
    ),
});

const projectWithoutTasks = defineTemplate({
  id: 'project-without-tasks',
  number: 21,
  requirements: ['B29'],
  group: 'onboarding',
  title: { en: 'Project without tasks', fr: 'Projet sans tâche' },
  description: {
    en: 'Took the first step and not the second: write about the very project they made, by its name.',
    fr: 'Ont fait le premier pas, pas le second : écrivez-leur au sujet de leur projet, en le nommant.',
  },
  sentence: {
    en: 'People who did {first}, and never did {second}.',
    fr: 'Personnes qui ont fait {first}, et jamais {second}.',
  },
  sources: ['product'],
  key: { en: '{first} no {second}', fr: '{first} sans {second}' },
  parameters: { first: text('event', 'Created project'), second: text('event', 'Created task') },
  condition: (p) => all(did(p.first), never(p.second)),
});

const explorer = defineTemplate({
  id: 'explorer-without-action',
  number: 24,
  requirements: ['B27'],
  group: 'onboarding',
  title: { en: 'Explorer without action', fr: 'Explorateur sans action' },
  description: {
    en: 'Looked around at length in the first session and started nothing: show one thing worth doing.',
    fr: 'Ont longuement exploré pendant la première session sans rien commencer : montrez une chose à faire.',
  },
  sentence: {
    en: 'People who visited at least {pages} pages in their first session, and did not do {event} in it.',
    fr: 'Personnes qui ont visité au moins {pages} pages pendant leur première session, sans y faire {event}.',
  },
  sources: ['website', 'product'],
  key: { en: 'explorer no {event}', fr: 'explorateur sans {event}' },
  parameters: { pages: times(8), event: text('event', 'Created project') },
  condition: (p) =>
    all(
      { type: 'page', count: atLeast(p.pages), window: { type: 'session', session: 'first' } },
      did(p.event, { count: { operator: 'exactly', value: 0 }, window: { type: 'session', session: 'first' } }),
    ),
});

const lastDayOfTrial = defineTemplate({
  id: 'last-day-of-trial',
  number: 26,
  requirements: ['D18'],
  group: 'onboarding',
  title: { en: 'Last day of trial', fr: 'Dernier jour d’essai' },
  description: {
    en: 'The trial is about to end: remind them of what they made, and how to keep it.',
    fr: 'L’essai se termine : rappelez-leur ce qu’ils ont fait, et comment le garder.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, and whose {endField} is within the next {days} days.',
    fr: 'Personnes dont le champ {planField} est {trial}, et dont le champ {endField} arrive d’ici {days} jours.',
  },
  sources: ['billing'],
  key: { en: 'trial ends {days}d', fr: 'essai fin {days}j' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    endField: text('field', 'trial_ends_at'),
    days: days(1),
  },
  condition: (p) =>
    all(field(p.planField, 'is', p.trial), field(p.endField, 'within_next', { amount: p.days, unit: 'day' })),
});

const notConnected = defineTemplate({
  id: 'stripe-not-connected',
  number: 30,
  requirements: ['D53'],
  group: 'onboarding',
  title: { en: 'Stripe not connected', fr: 'Stripe non connecté' },
  description: {
    en: 'On trial and past the first days without the one set-up step that makes the product useful.',
    fr: 'En essai, les premiers jours passés, sans l’étape de configuration qui rend le produit utile.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, who did {signup}, but then did not do {event} within {days} days.',
    fr: 'Personnes dont le champ {planField} est {trial}, qui ont fait {signup}, mais ensuite pas {event} dans un délai de {days} jours.',
  },
  sources: ['product', 'billing'],
  key: { en: 'trial no {event} {days}d', fr: 'essai sans {event} {days}j' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    signup: text('event', 'Signed up'),
    event: text('event', 'Connected Stripe'),
    days: days(3),
  },
  condition: (p) =>
    all(
      field(p.planField, 'is', p.trial),
      {
        type: 'sequence',
        steps: [did(p.signup), did(p.event)],
        within: { amount: p.days, unit: 'day' },
        thenNot: true,
      },
      // Connecting late is connecting, too.
      never(p.event),
    ),
});

const activeTrial7d = defineTemplate({
  id: 'active-trial-7d',
  number: 1,
  requirements: ['A29'],
  group: 'onboarding',
  title: { en: 'Active trial, {days} days', fr: 'Essai actif, {days} jours' },
  description: {
    en: 'On trial and using it this week: the segment to hang the follow-up flow on.',
    fr: 'En essai et actifs cette semaine : le segment auquel rattacher le scénario de suivi.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, and who did {event} at least {count} times in the last {days} days.',
    fr: 'Personnes dont le champ {planField} est {trial}, et qui ont fait {event} au moins {count} fois au cours des {days} derniers jours.',
  },
  sources: ['product', 'billing'],
  key: { en: 'trial {days}d', fr: 'essai {days}j' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    event: text('event', 'Logged in'),
    count: times(1),
    days: days(7),
  },
  condition: (p) =>
    all(field(p.planField, 'is', p.trial), did(p.event, { count: atLeast(p.count), window: lastDays(p.days) })),
});

/** From signing up to using it (A39). */
export const onboardingTemplates: readonly SegmentTemplate[] = [
  activeTrial7d,
  abandonedSignup,
  activeNewcomers,
  projectWithoutTasks,
  explorer,
  notConnected,
  lastDayOfTrial,
];
