import { all, any, atLeast, did, email, field, lastDays, moreThan, never, visited } from './conditions.ts';
import { addresses, days, points, text, times } from './parameters.ts';
import { defineTemplate } from './template.ts';
import type { SegmentTemplate } from './template.ts';

const keyResource = defineTemplate({
  id: 'key-resource',
  number: 3,
  requirements: ['A19'],
  group: 'qualify',
  title: { en: 'Took a key resource', fr: 'Ressource clé consultée' },
  description: {
    en: 'Downloaded your white paper or read a customer story: send what belongs to their use case, or offer a meeting.',
    fr: 'Ont téléchargé votre livre blanc ou lu un cas client : envoyez la suite de leur cas d’usage, ou proposez un rendez-vous.',
  },
  sentence: {
    en: 'People who did {event} or visited a page whose path starts with {path}, in the last {days} days.',
    fr: 'Personnes qui ont fait {event} ou visité une page dont le chemin commence par {path}, au cours des {days} derniers jours.',
  },
  sources: ['product', 'website'],
  key: { en: 'key resource {days}d', fr: 'ressource cle {days}j' },
  parameters: { event: text('event', 'Downloaded resource'), path: text('address', '/stories/'), days: days(30) },
  condition: (p) =>
    any(did(p.event, { window: lastDays(p.days) }), {
      type: 'page',
      path: { operator: 'starts_with', value: p.path },
      window: lastDays(p.days),
    }),
});

const highlyEngaged = defineTemplate({
  id: 'highly-engaged-leads',
  number: 4,
  requirements: ['A20'],
  group: 'qualify',
  title: { en: 'Highly engaged leads', fr: 'Leads très engagés' },
  description: {
    en: 'Click in several of your emails or come back to the pages that sell: ask what they need, or have somebody call.',
    fr: 'Cliquent dans plusieurs de vos e-mails ou reviennent sur les pages qui vendent : demandez leur besoin ou faites-les appeler.',
  },
  sentence: {
    en: 'People who clicked a link in at least {emails} different emails in the last {emailDays} days, or visited one of {pages} at least {visits} times in the last {pageDays} days.',
    fr: 'Personnes qui ont cliqué dans au moins {emails} e-mails différents au cours des {emailDays} derniers jours, ou visité l’une des pages {pages} au moins {visits} fois au cours des {pageDays} derniers jours.',
  },
  sources: ['emails', 'website'],
  key: { en: 'lead engaged {emailDays}d', fr: 'lead engage {emailDays}j' },
  parameters: {
    emails: times(3),
    emailDays: days(7),
    pages: addresses(['/pricing', '/demo']),
    visits: times(2),
    pageDays: days(30),
  },
  condition: (p) =>
    any(
      email('clicked', { count: { ...atLeast(p.emails), measure: { of: 'emails' } }, window: lastDays(p.emailDays) }),
      {
        type: 'page',
        path: { operator: 'is_any_of', value: p.pages },
        count: atLeast(p.visits),
        window: lastDays(p.pageDays),
      },
    ),
});

const webinar = defineTemplate({
  id: 'webinar-registrants',
  number: 6,
  requirements: ['A22'],
  group: 'qualify',
  title: { en: 'Webinar registrants', fr: 'Inscrits au webinaire' },
  description: {
    en: 'Registered by the form or by the link of the invitation: send them the recording, extras and an offer.',
    fr: 'Inscrits par le formulaire ou par le lien de l’invitation : envoyez-leur le replay, les bonus et une offre.',
  },
  sentence: {
    en: 'People who filled in the form {form}, or clicked a link whose address contains {link} in an email.',
    fr: 'Personnes qui ont rempli le formulaire {form}, ou cliqué dans un e-mail sur un lien dont l’adresse contient {link}.',
  },
  sources: ['forms', 'emails'],
  key: { en: 'webinar registered', fr: 'inscrit webinaire' },
  parameters: { form: text('form', 'webinar'), link: text('address', '/webinar') },
  condition: (p) =>
    any({ type: 'form', form: p.form }, email('clicked', { link: { operator: 'contains', value: p.link } })),
});

const readyToConvert = defineTemplate({
  id: 'ready-to-convert',
  number: 10,
  requirements: ['A26'],
  group: 'qualify',
  title: { en: 'Ready to convert', fr: 'Prêts à convertir' },
  description: {
    en: 'Hot and looking at prices, or stopped just before signing up: a discount code or a call now decides it.',
    fr: 'Chauds et intéressés par les tarifs, ou arrêtés juste avant l’inscription : un code promo ou un appel fait la différence.',
  },
  sentence: {
    en: 'People (whose {score} score is greater than {threshold}, and who visited {page}), or (who did {click} and never did {signup}).',
    fr: 'Personnes (dont le score {score} dépasse {threshold} et qui ont visité {page}), ou (qui ont fait {click} et jamais {signup}).',
  },
  sources: ['scores', 'website', 'product'],
  key: { en: 'ready to convert', fr: 'pret a convertir' },
  parameters: {
    score: text('score', 'engagement'),
    threshold: points(75),
    page: text('address', '/pricing'),
    click: text('event', 'Clicked free trial'),
    signup: text('event', 'Signed up'),
  },
  condition: (p) =>
    any(
      all({ type: 'score', score: p.score, operator: 'gt', value: p.threshold }, visited(p.page)),
      all(did(p.click), never(p.signup)),
    ),
});

const readyForCall = defineTemplate({
  id: 'ready-for-a-call',
  number: 10,
  requirements: ['B31'],
  group: 'qualify',
  title: { en: 'Ready for a call', fr: 'Prêts pour un appel' },
  description: {
    en: 'Engaged, keep looking at prices, have not upgraded: the moment for a personal word from their contact.',
    fr: 'Engagés, reviennent sur les tarifs, pas encore passés au payant : le moment d’un mot personnel de leur interlocuteur.',
  },
  sentence: {
    en: 'People who visited {page} at least {visits} times in the last {days} days, whose {score} score is at least {threshold}, and who never did {upgrade}.',
    fr: 'Personnes qui ont visité {page} au moins {visits} fois au cours des {days} derniers jours, dont le score {score} est d’au moins {threshold}, et qui n’ont jamais fait {upgrade}.',
  },
  sources: ['website', 'scores', 'product'],
  key: { en: 'ready for call {days}d', fr: 'pret appel {days}j' },
  parameters: {
    page: text('address', '/pricing'),
    visits: times(3),
    days: days(14),
    score: text('score', 'engagement'),
    threshold: points(50),
    upgrade: text('event', 'Upgraded plan'),
  },
  condition: (p) =>
    all(
      visited(p.page, { count: atLeast(p.visits), window: lastDays(p.days) }),
      { type: 'score', score: p.score, operator: 'gte', value: p.threshold },
      never(p.upgrade),
    ),
});

const pricingAlert = defineTemplate({
  id: 'pricing-alert',
  number: 13,
  requirements: ['A30', 'C21'],
  group: 'qualify',
  title: { en: 'Pricing alert', fr: 'Alerte tarifs' },
  description: {
    en: 'Look at the prices again and again within days: tell a salesperson and offer help.',
    fr: 'Consultent les tarifs plusieurs fois en quelques jours : prévenez un commercial et proposez de l’aide.',
  },
  sentence: {
    en: 'People who visited {page} more than {visits} times in the last {days} days.',
    fr: 'Personnes qui ont visité {page} plus de {visits} fois au cours des {days} derniers jours.',
  },
  sources: ['website'],
  key: { en: 'pricing alert {days}d', fr: 'alerte tarifs {days}j' },
  parameters: { page: text('address', '/pricing'), visits: times(3), days: days(5) },
  condition: (p) => visited(p.page, { count: moreThan(p.visits), window: lastDays(p.days) }),
});

const conversionTarget = defineTemplate({
  id: 'conversion-target',
  number: 15,
  requirements: ['A33'],
  group: 'qualify',
  title: { en: 'Conversion target', fr: 'Cible de conversion' },
  description: {
    en: 'A segment made of segments: on trial and engaged by email, but not a customer yet.',
    fr: 'Un segment fait de segments : en essai et engagés par e-mail, mais pas encore clients.',
  },
  sentence: {
    en: 'People who are in {trial} and in {engaged}, and are not in {paying}.',
    fr: 'Personnes qui sont dans {trial} et dans {engaged}, et ne sont pas dans {paying}.',
  },
  sources: [],
  key: { en: 'conversion target', fr: 'cible conversion' },
  parameters: {
    trial: text('segment', 'trial-in-progress'),
    engaged: text('segment', 'email-engaged'),
    paying: text('segment', 'customers'),
  },
  condition: (p) =>
    all(
      { type: 'segment', segment: p.trial, operator: 'in' },
      { type: 'segment', segment: p.engaged, operator: 'in' },
      { type: 'segment', segment: p.paying, operator: 'not_in' },
    ),
});

const interestByLink = defineTemplate({
  id: 'interest-by-link',
  number: 28,
  requirements: ['D36'],
  group: 'qualify',
  title: { en: 'Interested, by link', fr: 'Intéressés, par lien' },
  description: {
    en: 'Write to everyone, ask those who want more to click, and send what follows only to them.',
    fr: 'Écrivez à tous, invitez à cliquer ceux qui veulent en savoir plus, et n’envoyez la suite qu’à eux.',
  },
  sentence: {
    en: 'People who clicked a link whose address contains {link} in the email {email}.',
    fr: 'Personnes qui ont cliqué sur un lien dont l’adresse contient {link} dans l’e-mail {email}.',
  },
  sources: ['emails'],
  key: { en: 'interested {link}', fr: 'interesse {link}' },
  parameters: { link: text('address', '/more'), email: text('email', 'newsletter') },
  condition: (p) => email('clicked', { emails: [p.email], link: { operator: 'contains', value: p.link } }),
});

const hotLeads = defineTemplate({
  id: 'hot-leads',
  number: 29,
  requirements: ['D43', 'D44'],
  group: 'qualify',
  title: { en: 'Hot leads', fr: 'Leads chauds' },
  description: {
    en: 'Reached the score at which somebody should talk to them: tell the salesperson the moment they enter.',
    fr: 'Ont atteint le score à partir duquel il faut leur parler : prévenez le commercial dès leur entrée.',
  },
  sentence: {
    en: 'People whose {score} score is greater than {threshold}, and whose {planField} is not {paid}.',
    fr: 'Personnes dont le score {score} dépasse {threshold}, et dont le champ {planField} n’est pas {paid}.',
  },
  sources: ['scores', 'billing'],
  key: { en: 'hot lead {threshold}', fr: 'lead chaud {threshold}' },
  parameters: {
    score: text('score', 'engagement'),
    threshold: points(80),
    planField: text('field', 'plan'),
    paid: { ...text('value', 'pro'), of: 'planField' },
  },
  condition: (p) =>
    all({ type: 'score', score: p.score, operator: 'gt', value: p.threshold }, field(p.planField, 'is_not', p.paid)),
});

/** Who is worth a salesperson's time (A38). */
export const leadTemplates: readonly SegmentTemplate[] = [
  highlyEngaged,
  readyToConvert,
  readyForCall,
  pricingAlert,
  hotLeads,
  keyResource,
  webinar,
  interestByLink,
  conversionTarget,
];
