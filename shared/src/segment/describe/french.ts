import { french } from '../french.ts';
import { frenchEmails } from './french-emails.ts';
import { frenchDate, frenchNumber, frenchSpan, frenchWindows } from './french-time.ts';
import type { AmountMeasure, Phrases, Quantity, Tone } from './phrases.ts';

const quote = (text: string): string => french`« ${text} »`;

function list(items: readonly string[], word: 'et' | 'ou'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Ni « a » ni « b ». */
function neither(items: readonly string[]): string {
  return items.map((item) => `ni ${item}`).join(' ');
}

const comparisons: Readonly<Record<Quantity['operator'], string>> = {
  at_least: 'au moins',
  at_most: 'au plus',
  exactly: 'exactement',
  more_than: 'plus de',
  fewer_than: 'moins de',
  between: 'entre',
};

function quantity({ operator, value, to }: Quantity): string {
  const end = operator === 'between' ? ` et ${frenchNumber(to)}` : '';
  return `${comparisons[operator]} ${frenchNumber(value)}${end}`;
}

/** Au moins 3 fois, plus d’une fois. */
function times(asked: Quantity): string {
  if (asked.operator === 'between' || asked.value !== 1) return `${quantity(asked)} fois`;
  return asked.operator === 'more_than' ? 'plus d’une fois' : `${comparisons[asked.operator]} une fois`;
}

/** Ont fait, n’ont pas fait, n’ont jamais fait. */
function inTone(tone: Tone, participle: string): string {
  if (tone === 'done') return `ont ${participle}`;
  return `n’ont ${tone === 'never' ? 'jamais' : 'pas'} ${participle}`;
}

function page(tone: Tone, address: string | undefined, path: string | undefined): string {
  const which = [
    ...(address === undefined ? [] : [`dont l’adresse ${address}`]),
    ...(path === undefined ? [] : [`dont le chemin ${path}`]),
  ].join(' et ');
  return `${inTone(tone, 'visité')} ${tone === 'done' ? 'une' : 'de'} page${which === '' ? '' : ` ${which}`}`;
}

const amountNames: Readonly<Record<AmountMeasure, string>> = {
  sum: 'la somme',
  average: 'la moyenne',
  min: 'la plus petite valeur',
  max: 'la plus grande valeur',
};

/** What is said in French. */
export const frenchPhrases: Phrases = {
  sentence: {
    leads: {
      relative: { subject: 'qui ', possessive: 'dont ', whole: 'pour qui ' },
      relativeOfCompanies: { subject: 'qui ', possessive: 'dont ', whole: 'pour lesquelles ' },
      statement: { subject: 'elles ', possessive: '', whole: '' },
    },
    dropsRepeatedSubject: false,
    people: (clauses) => `Personnes ${clauses}`,
    companies: (clauses) => `Entreprises ${clauses}`,
    everyone: 'Tout le monde',
    addedByHand: 'Personnes ajoutées à la main, par import, par l’API ou par un parcours',
    noConditionYet: 'Aucune condition pour l’instant',
    anonymousIncluded: ', visiteurs anonymes compris',
    and: ', et ',
    or: ', ou ',
    statementEnd: '\u202F; ',
    noneOf: (of, statements) =>
      of === 1 ? `ceci n’est pas vrai (${statements})` : `rien de ceci n’est vrai (${statements})`,
    atLeastOf: (atLeast, of, statements) =>
      atLeast === 1
        ? `au moins 1 de ces ${frenchNumber(of)} conditions est vraie (${statements})`
        : `au moins ${frenchNumber(atLeast)} de ces ${frenchNumber(of)} conditions sont vraies (${statements})`,
    lasting: (duration, statements) => `ceci est vrai depuis au moins ${frenchSpan(duration)} (${statements})`,
  },
  values: {
    quote,
    number: frenchNumber,
    boolean: (value) => (value ? 'vrai' : 'faux'),
    date: frenchDate,
    otherField: (name) => `la valeur de ${name}`,
    span: frenchSpan,
    more: (of) => (of === 1 ? '1 autre' : `${frenchNumber(of)} autres`),
    filterAnd: ' et ',
  },
  operators: {
    is: ({ text, isField }) => (isField ? `est égal à ${text}` : `est ${text}`),
    is_not: ({ text, isField }) => (isField ? `n’est pas égal à ${text}` : `n’est pas ${text}`),
    is_any_of: ({ items }) => `est ${list(items, 'ou')}`,
    is_none_of: ({ items }) => (items.length === 1 ? `n’est pas ${list(items, 'ou')}` : `n’est ${neither(items)}`),
    contains: ({ text }) => `contient ${text}`,
    not_contains: ({ text }) => `ne contient pas ${text}`,
    starts_with: ({ text }) => `commence par ${text}`,
    ends_with: ({ text }) => `finit par ${text}`,
    matches: ({ text }) => `correspond au motif ${text}`,
    gt: ({ text }) => `est supérieur à ${text}`,
    gte: ({ text, isField }) => (isField ? `est supérieur ou égal à ${text}` : `est d’au moins ${text}`),
    lt: ({ text }) => `est inférieur à ${text}`,
    lte: ({ text, isField }) => (isField ? `est inférieur ou égal à ${text}` : `est d’au plus ${text}`),
    between: ({ from, to, isDate }) =>
      isDate ? `est compris entre le ${from} et le ${to}` : `est compris entre ${from} et ${to}`,
    on: ({ text, isField }) => (isField ? `est le même jour que ${text}` : `est le ${text}`),
    before: ({ text, isField }) => `est avant ${isField ? '' : 'le '}${text}`,
    after: ({ text, isField }) => `est après ${isField ? '' : 'le '}${text}`,
    within_last: (value) => `remonte à ${value.span} au plus`,
    more_than_ago: (value) => `remonte à plus de ${value.span}`,
    within_next: (value) => `arrive d’ici ${value.span}`,
    more_than_ahead: (value) => `arrive dans plus de ${value.span}`,
    anniversary_within_next: (value) => `a son anniversaire d’ici ${value.span}`,
    includes_any: ({ items }) => `contient ${list(items, 'ou')}`,
    includes_all: ({ items }) => `contient ${list(items, 'et')}`,
    includes_none: ({ items }) =>
      items.length === 1 ? `ne contient pas ${list(items, 'ou')}` : `ne contient ${neither(items)}`,
    is_set: () => 'est renseigné',
    is_not_set: () => 'n’est pas renseigné',
  },
  hasElement: (filters) => `a un élément tel que (${filters})`,
  caseSensitive: ' (casse respectée)',
  facts: {
    personField: (name) => `le champ ${name}`,
    accountField: (name) => `le champ ${name} du compte`,
    score: (name) => `le score ${name}`,
    tag: { has: (tag) => `ont le tag ${tag}`, has_not: (tag) => `n’ont pas le tag ${tag}` },
    segment: {
      in: (segment) => `sont dans le segment ${segment}`,
      not_in: (segment) => `ne sont pas dans le segment ${segment}`,
    },
    accountSegment: {
      in: (segment) => `sont d’une entreprise du segment ${segment}`,
      not_in: (segment) => `ne sont d’aucune entreprise du segment ${segment}`,
    },
    members: (asked, nobody, segment) => {
      if (nobody) return `n’ont personne dans le segment ${segment}`;
      return `ont ${quantity(asked)} ${lastNumber(asked) < 2 ? 'personne' : 'personnes'} dans le segment ${segment}`;
    },
    consent: {
      subscribed: (topic, channel) => `sont abonnées à ${topic} par ${channelName(channel)}`,
      not_subscribed: (topic, channel) => `ne sont pas abonnées à ${topic} par ${channelName(channel)}`,
    },
    everyone: 'sont n’importe qui',
  },
  events: {
    event: (tone, name) => `${inTone(tone, 'fait')} ${quote(name)}`,
    form: (tone, name) => `${inTone(tone, 'rempli')} le formulaire ${quote(name)}`,
    page,
    email: frenchEmails,
    occurrence: { first: 'pour la première fois', last: 'pour la dernière fois' },
    // The filters come right after the event: "7 derniers jours où …" would speak of the days.
    parts: ({ verb, occurrence, times: asked, window, where, occurrenceWhere, notes }) =>
      [
        verb,
        where === '' ? '' : `(où ${where})`,
        occurrence,
        asked,
        window,
        occurrenceWhere === '' ? '' : `(et cette fois-là, ${occurrenceWhere})`,
        ...notes.map((note) => `(${note})`),
      ]
        .filter((part) => part !== '')
        .join(' '),
    machineIncluded: 'actions automatiques comprises',
    knownSinceBefore: 'et sont connues depuis plus longtemps',
    knownFor: (length) => `et sont connues depuis au moins ${length}`,
    counting: (what) => `en comptant ${what}`,
    sequence: (steps, within) => `${steps.join(', puis ')}, dans un délai de ${within}`,
    sequenceThenNot: (steps, missing, within) =>
      `${steps.join(', puis ')}, mais ensuite ${missing} dans un délai de ${within}`,
    trendUp: (percent) => french`au moins ${percent} % de plus`,
    trendDown: (percent) => french`au moins ${percent} % de moins`,
  },
  counts: {
    quantity,
    times,
    orNotAtAll: ' (ou pas du tout)',
    days: (asked) => `${quantity(asked)} ${lastNumber(asked) < 2 ? 'jour' : 'jours différents'}`,
    distinct: (asked, property) =>
      `avec ${quantity(asked)} ${lastNumber(asked) < 2 ? 'valeur' : 'valeurs différentes'} de ${property}`,
    amount: (of, asked, property) => `avec ${amountNames[of]} de ${property} valant ${quantity(asked)}`,
    measure: (measure) => {
      if (!('property' in measure)) return `les ${measure.of === 'days' ? 'jours' : 'e-mails'} différents`;
      if (measure.of === 'distinct') return `les valeurs différentes de ${measure.property}`;
      return `${amountNames[measure.of]} de ${measure.property}`;
    },
  },
  windows: frenchWindows,
};

function lastNumber({ operator, value, to }: Quantity): number {
  return operator === 'between' ? to : value;
}

function channelName(channel: string): string {
  return channel === 'email' ? 'e-mail' : channel;
}
