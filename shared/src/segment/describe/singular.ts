import type { EmailActivity } from '../ast.ts';
import type { Locale } from '../locale.ts';
import { englishPhrases } from './english.ts';
import { frenchPhrases } from './french.ts';
import type { EventPhrases, Phrases } from './phrases.ts';

/** The verb always leads its phrase, so only the beginning is looked at: what stands in quotes is never touched. */
type Beginnings = readonly (readonly [plural: RegExp, singular: string])[];

const englishVerbs: Beginnings = [
  [/^have /, 'has '],
  [/^do not have /, 'does not have '],
  [/^are /, 'is '],
];

const frenchVerbs: Beginnings = [
  [/^ont /, 'a '],
  [/^n’ont /, 'n’a '],
  [/^sont abonnées /, 'est abonnée '],
  [/^ne sont pas abonnées /, 'n’est pas abonnée '],
  [/^sont /, 'est '],
  [/^ne sont /, 'n’est '],
  [/^se sont désinscrites /, 's’est désinscrite '],
  [/^ne se sont (jamais |pas )?désinscrites /, 'ne s’est $1désinscrite '],
];

/** Makes phrases about people speak of one person. */
function inSingular(phrases: Phrases, verbs: Beginnings, notes: Pick<EventPhrases, 'knownSinceBefore' | 'knownFor'>) {
  const one = (text: string): string => {
    const found = verbs.find(([plural]) => plural.test(text));
    return found === undefined ? text : text.replace(found[0], found[1]);
  };
  const { facts, events } = phrases;
  const emails = Object.entries(events.email) as [EmailActivity, EventPhrases['email'][EmailActivity]][];
  return {
    ...phrases,
    facts: {
      ...facts,
      tag: { has: (tag) => one(facts.tag.has(tag)), has_not: (tag) => one(facts.tag.has_not(tag)) },
      segment: {
        in: (segment) => one(facts.segment.in(segment)),
        not_in: (segment) => one(facts.segment.not_in(segment)),
      },
      consent: {
        subscribed: (topic, channel) => one(facts.consent.subscribed(topic, channel)),
        not_subscribed: (topic, channel) => one(facts.consent.not_subscribed(topic, channel)),
      },
      everyone: one(facts.everyone),
    },
    events: {
      ...events,
      ...notes,
      event: (tone, name) => one(events.event(tone, name)),
      form: (tone, name) => one(events.form(tone, name)),
      page: (tone, address, path) => one(events.page(tone, address, path)),
      // Every activity is there, because every one of the plural was.
      email: Object.fromEntries(
        emails.map(([activity, write]) => [activity, (...given: Parameters<typeof write>) => one(write(...given))]),
      ) as EventPhrases['email'],
    },
  } satisfies Phrases;
}

const english: Phrases = inSingular(englishPhrases, englishVerbs, {
  knownSinceBefore: 'and has been known since before then',
  knownFor: (span) => `and has been known for at least ${span}`,
});

const french: Phrases = inSingular(frenchPhrases, frenchVerbs, {
  knownSinceBefore: 'et est connue depuis plus longtemps',
  knownFor: (span) => `et est connue depuis au moins ${span}`,
});

/** What is said of one person without naming them: "has the tag “vip”", « a le tag « vip » ». */
export const factPhrases: Readonly<Record<Locale, Phrases>> = {
  en: english,
  fr: {
    ...french,
    sentence: {
      ...french.sentence,
      dropsRepeatedSubject: true,
      // "La personne" is feminine whoever it is, so nothing has to be guessed.
      leads: { ...french.sentence.leads, statement: { subject: 'cette personne ', possessive: '', whole: '' } },
    },
    windows: {
      ...french.windows,
      session: { first: 'pendant sa première session', last: 'pendant sa dernière session' },
    },
  },
};

/**
 * What is said of one person in a whole statement. English says "they have" of one person, too; French speaks of "cette
 * personne".
 */
export const personPhrases: Readonly<Record<Locale, Phrases>> = { en: englishPhrases, fr: factPhrases.fr };
