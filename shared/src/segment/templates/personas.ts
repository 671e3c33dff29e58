import { all, any, atLeast, did, field, lastDays, never, visited } from './conditions.ts';
import { days, text, times, valueOf } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const evaluator = defineTemplate({
  id: 'evaluator',
  number: 16,
  requirements: ['B17'],
  group: 'onboarding',
  title: { en: 'Evaluators', fr: 'Évaluateurs' },
  description: {
    en: 'Signed up to compare tools and barely touch the product: give them the comparison, not the manual.',
    fr: 'Inscrits pour comparer les outils, touchent à peine au produit : donnez-leur le comparatif, pas le mode d’emploi.',
  },
  sentence: {
    en: 'People whose {planField} is {trial}, who visited {page} at least {visits} times, and did {event} fewer than {count} times.',
    fr: 'Personnes dont le champ {planField} est {trial}, qui ont visité {page} au moins {visits} fois, et fait {event} moins de {count} fois.',
  },
  sources: ['website', 'product', 'billing'],
  key: { en: 'persona evaluator', fr: 'persona evaluateur' },
  parameters: {
    planField: text('field', 'plan'),
    trial: valueOf('planField', 'trial'),
    page: text('address', '/pricing'),
    visits: times(2),
    event: text('event', 'Created task'),
    count: times(3),
  },
  condition: (p) =>
    all(
      field(p.planField, 'is', p.trial),
      visited(p.page, { count: atLeast(p.visits) }),
      did(p.event, { count: { operator: 'fewer_than', value: p.count } }),
    ),
});

const individual = defineTemplate({
  id: 'individual',
  number: 17,
  requirements: ['B18'],
  group: 'onboarding',
  title: { en: 'Individuals', fr: 'Utilisateurs individuels' },
  description: {
    en: 'Work for themselves and may have no budget: help them get things done, and sell the small plan.',
    fr: 'Travaillent pour eux-mêmes, souvent sans budget : aidez-les à avancer, et vendez la petite formule.',
  },
  sentence: {
    en: 'People who did {milestone}, and never did {invite}.',
    fr: 'Personnes qui ont fait {milestone}, et jamais {invite}.',
  },
  sources: ['product'],
  key: { en: 'persona individual', fr: 'persona individuel' },
  parameters: { milestone: text('event', 'Created project'), invite: text('event', 'Invited team member') },
  condition: (p) => all(did(p.milestone), never(p.invite)),
});

const teamLead = defineTemplate({
  id: 'team-lead',
  number: 18,
  requirements: ['B19'],
  group: 'onboarding',
  title: { en: 'Team leads', fr: 'Responsables d’équipe' },
  description: {
    en: 'Try it for a team and need proof that the team takes to it: show adoption, not features.',
    fr: 'Essaient pour leur équipe et veulent la preuve qu’elle adhère : montrez l’adoption, pas les fonctions.',
  },
  sentence: {
    en: 'People who did {milestone} at least {count} times in the last {days} days.',
    fr: 'Personnes qui ont fait {milestone} au moins {count} fois au cours des {days} derniers jours.',
  },
  sources: ['product'],
  key: { en: 'persona team lead', fr: 'persona responsable' },
  parameters: { milestone: text('event', 'Invited team member'), count: times(1), days: days(60) },
  condition: (p) => did(p.milestone, { count: atLeast(p.count), window: lastDays(p.days) }),
});

const administrator = defineTemplate({
  id: 'administrator',
  number: 19,
  requirements: ['B20'],
  group: 'onboarding',
  title: { en: 'Administrators', fr: 'Administrateurs' },
  description: {
    en: 'Set it up for the organisation: integrations, permissions and security are what they read.',
    fr: 'Configurent pour l’organisation : intégrations, droits et sécurité sont ce qu’ils lisent.',
  },
  sentence: {
    en: 'People who did {milestone} or {other} in the last {days} days.',
    fr: 'Personnes qui ont fait {milestone} ou {other} au cours des {days} derniers jours.',
  },
  sources: ['product'],
  key: { en: 'persona administrator', fr: 'persona administrateur' },
  parameters: {
    milestone: text('event', 'Configured integration'),
    other: text('event', 'Changed permissions'),
    days: days(60),
  },
  condition: (p) => any(did(p.milestone, { window: lastDays(p.days) }), did(p.other, { window: lastDays(p.days) })),
});

const enthusiast = defineTemplate({
  id: 'enthusiast',
  number: 20,
  requirements: ['B21'],
  group: 'onboarding',
  title: { en: 'Enthusiasts', fr: 'Passionnés' },
  description: {
    en: 'Power users from the first day: let them see what is new first, and ask them what is missing.',
    fr: 'Utilisateurs avancés dès le premier jour : montrez-leur les nouveautés en premier, demandez-leur ce qui manque.',
  },
  sentence: {
    en: 'People who did {milestone} at least {count} times in the last {days} days.',
    fr: 'Personnes qui ont fait {milestone} au moins {count} fois au cours des {days} derniers jours.',
  },
  sources: ['product'],
  key: { en: 'persona enthusiast', fr: 'persona passionne' },
  parameters: { milestone: text('event', 'Used advanced feature'), count: times(2), days: days(30) },
  condition: (p) => did(p.milestone, { count: atLeast(p.count), window: lastDays(p.days) }),
});

/** The five paths through a trial, each known by its milestone (B17 to B21). */
export const personaTemplates: readonly SegmentTemplate[] = [
  evaluator,
  individual,
  teamLead,
  administrator,
  enthusiast,
];
