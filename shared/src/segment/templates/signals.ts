import { all, any, did, field, lastDays, notEmail, silentFor } from './conditions.ts';
import { days, months, percent, points, text, valueOf } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const inactive = defineTemplate({
  id: 'inactive',
  number: 5,
  requirements: ['A21'],
  group: 'signals',
  title: { en: 'Inactive for {days} days', fr: 'Inactifs depuis {days} jours' },
  description: {
    en: 'Neither opened an email nor came to the product: win them back, or offer free coaching, before they are gone.',
    fr: 'Ni e-mail ouvert, ni visite du produit : reconquérez-les, ou offrez un coaching, avant qu’ils partent.',
  },
  sentence: {
    en: 'People who did not open any email and did not do {event} in the last {days} days (and have been known since before then).',
    fr: 'Personnes qui n’ont ouvert aucun e-mail et n’ont pas fait {event} au cours des {days} derniers jours (et sont connues depuis plus longtemps).',
  },
  sources: ['emails', 'product'],
  key: { en: 'inactive app {days}d', fr: 'inactif app {days}j' },
  parameters: { event: text('event', 'Logged in'), days: days(30) },
  condition: (p) => all(notEmail('opened', { window: lastDays(p.days) }), silentFor(p.event, p.days)),
});

const inactiveByEmail = defineTemplate({
  id: 'inactive-by-email',
  number: 5,
  requirements: ['C19'],
  group: 'signals',
  title: { en: 'No email opened for {days} days', fr: 'Aucun e-mail ouvert depuis {days} jours' },
  description: {
    en: 'None of your emails was opened: ask once whether they still want them, then write less.',
    fr: 'Aucun de vos e-mails n’a été ouvert : demandez une fois s’ils les veulent encore, puis écrivez moins.',
  },
  sentence: {
    en: 'People who did not open any email in the last {days} days (and have been known since before then).',
    fr: 'Personnes qui n’ont ouvert aucun e-mail au cours des {days} derniers jours (et sont connues depuis plus longtemps).',
  },
  sources: ['emails'],
  key: { en: 'inactive email {days}d', fr: 'inactif email {days}j' },
  parameters: { days: days(60) },
  condition: (p) => notEmail('opened', { window: lastDays(p.days), known_for_at_least: 'window' }),
});

const inactiveOnTrial = defineTemplate({
  id: 'inactive-on-trial',
  number: 5,
  requirements: ['D49'],
  group: 'signals',
  title: { en: 'Inactive on trial', fr: 'Inactifs en essai' },
  description: {
    en: 'The trial runs and nobody uses it: find out what is missing while there is time.',
    fr: 'L’essai court et personne ne s’en sert : trouvez ce qui manque tant qu’il est temps.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, and who did not do {event} in the last {days} days (and have been known since before then).',
    fr: 'Personnes dont le champ {planField} est {trial}, et qui n’ont pas fait {event} au cours des {days} derniers jours (et sont connues depuis plus longtemps).',
  },
  sources: ['product', 'billing'],
  key: { en: 'inactive trial {days}d', fr: 'inactif essai {days}j' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    event: text('event', 'Logged in'),
    days: days(30),
  },
  condition: (p) => all(field(p.planField, 'is', p.trial), silentFor(p.event, p.days)),
});

const decliningActivity = defineTemplate({
  id: 'declining-activity',
  number: 14,
  requirements: ['A31', 'B65'],
  group: 'signals',
  title: { en: 'Declining activity', fr: 'Activité en baisse' },
  description: {
    en: 'Still there, but less and less: a personal offer now is cheaper than winning them back later.',
    fr: 'Encore là, mais de moins en moins : une offre personnelle maintenant coûte moins qu’une reconquête plus tard.',
  },
  sentence: {
    en: 'People who did {event} at least {percent}% less in the last {days} days than in the {days} days before.',
    fr: 'Personnes qui ont fait {event} au moins {percent} % de moins au cours des {days} derniers jours que pendant les {days} jours précédents.',
  },
  sources: ['product'],
  key: { en: 'declining {days}d', fr: 'en baisse {days}j' },
  parameters: { event: text('event', 'Logged in'), percent: percent(50), days: days(14) },
  condition: (p) => ({
    type: 'trend',
    measure: did(p.event),
    period: { amount: p.days, unit: 'day' },
    change: { operator: 'down_by_at_least', percent: p.percent },
  }),
});

const ambassadors = defineTemplate({
  id: 'ambassadors',
  number: 12,
  requirements: ['A28'],
  group: 'signals',
  title: { en: 'Ambassadors', fr: 'Ambassadeurs' },
  description: {
    en: 'Long-standing customers who recommend you or live in your community: invite them to refer and to testify.',
    fr: 'Clients fidèles qui vous recommandent ou animent votre communauté : invitez-les à parrainer et à témoigner.',
  },
  sentence: {
    en: 'People whose {sinceField} is more than {months} months ago, and (whose {npsField} is at least {nps}, or who have the tag {tag}).',
    fr: 'Personnes dont le champ {sinceField} remonte à plus de {months} mois, et (dont le champ {npsField} est d’au moins {nps}, ou qui ont le tag {tag}).',
  },
  sources: ['billing', 'surveys', 'community'],
  key: { en: 'ambassador nps', fr: 'ambassadeur nps' },
  parameters: {
    sinceField: text('field', 'upgraded_at'),
    months: months(6),
    npsField: text('field', 'nps'),
    nps: points(9),
    tag: text('tag', 'community'),
  },
  condition: (p) =>
    all(
      field(p.sinceField, 'more_than_ago', { amount: p.months, unit: 'month' }),
      any(field(p.npsField, 'gte', p.nps), { type: 'tag', tag: p.tag, operator: 'has' }),
    ),
});

const recentBuyers = defineTemplate({
  id: 'recent-buyers',
  number: 27,
  requirements: ['D25'],
  group: 'signals',
  title: { en: 'Recent buyers', fr: 'Acheteurs récents' },
  description: {
    en: 'Have just bought: entering takes them out of the flow about the abandoned cart.',
    fr: 'Viennent d’acheter : leur entrée les sort du scénario du panier abandonné.',
  },
  sentence: {
    en: 'People who did {event} in the last {days} days.',
    fr: 'Personnes qui ont fait {event} au cours des {days} derniers jours.',
  },
  sources: ['billing'],
  key: { en: 'buyer {days}d', fr: 'acheteur {days}j' },
  parameters: { event: text('event', 'Invoice paid'), days: days(7) },
  condition: (p) => did(p.event, { window: lastDays(p.days) }),
});

const newPaying = defineTemplate({
  id: 'new-paying',
  number: 33,
  requirements: ['D6'],
  group: 'signals',
  title: { en: 'New paying customers', fr: 'Nouveaux clients payants' },
  description: {
    en: 'Paying for some months at most: this is when customers decide whether to stay.',
    fr: 'Payants depuis quelques mois au plus : c’est là que se décide s’ils restent.',
  },
  sentence: {
    en: 'People whose {field} is within the last {months} months.',
    fr: 'Personnes dont le champ {field} remonte à {months} mois au plus.',
  },
  sources: ['billing'],
  key: { en: 'new paying {months}m', fr: 'nouveau payant {months}m' },
  parameters: { field: text('field', 'upgraded_at'), months: months(6) },
  condition: (p) => field(p.field, 'within_last', { amount: p.months, unit: 'month' }),
});

/** Signs that somebody is about to buy, or to leave (A41). */
export const signalTemplates: readonly SegmentTemplate[] = [
  inactive,
  decliningActivity,
  inactiveOnTrial,
  inactiveByEmail,
  newPaying,
  recentBuyers,
  ambassadors,
];
