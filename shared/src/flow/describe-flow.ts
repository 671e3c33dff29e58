import { french } from '../segment/french.ts';
import type { Locale } from '../segment/locale.ts';
import { nameOf } from '../segment/describe/names.ts';
import type { Names } from '../segment/describe/names.ts';
import { stepsInOrder } from './edits.ts';
import type { FlowGraph, FlowSettings, Step, Trigger, WaitStep } from './graph.ts';

/** What is said about flows; a language in which a phrase is missing does not compile. */
interface FlowPhrases {
  readonly trigger: Readonly<Record<Trigger['type'], (segment: string) => string>>;
  readonly or: string;
  readonly when: (triggers: string) => string;
  readonly noTrigger: string;
  readonly noStep: string;
  readonly wait: (step: WaitStep) => string;
  readonly sendEmail: (name: string) => string;
  readonly followedBy: string;
  readonly reentry: Readonly<Record<FlowSettings['reentry'], string>>;
  readonly exitOnLeave: string;
}

const frenchUnits: Readonly<Record<WaitStep['unit'], readonly [string, string]>> = {
  minute: ['minute', 'minutes'],
  hour: ['heure', 'heures'],
  day: ['jour', 'jours'],
  week: ['semaine', 'semaines'],
};

const phrasesByLocale: Readonly<Record<Locale, FlowPhrases>> = {
  en: {
    trigger: {
      segment_entered: (segment) => `enters the segment “${segment}”`,
      segment_left: (segment) => `leaves the segment “${segment}”`,
    },
    or: ' or ',
    when: (triggers) => `When somebody ${triggers}: `,
    noTrigger: 'Nothing starts this flow yet: ',
    noStep: 'nothing happens yet',
    wait: ({ amount, unit }) => `wait ${amount.toLocaleString('en')} ${amount === 1 ? unit : `${unit}s`}`,
    sendEmail: (name) => `send the email “${name}”`,
    followedBy: ', then ',
    reentry: {
      once: 'Everybody goes through once.',
      after_finish: 'Who has finished can go through again.',
    },
    exitOnLeave: ' Who no longer fits goes no further.',
  },
  fr: {
    trigger: {
      segment_entered: (segment) => french`entre dans le segment « ${segment} »`,
      segment_left: (segment) => french`quitte le segment « ${segment} »`,
    },
    or: ' ou ',
    when: (triggers) => french`Quand quelqu’un ${triggers} : `,
    noTrigger: french`Rien ne déclenche encore ce parcours : `,
    noStep: 'il ne se passe encore rien',
    wait: ({ amount, unit }) => `attendre ${amount.toLocaleString('fr')} ${frenchUnits[unit][amount < 2 ? 0 : 1]}`,
    sendEmail: (name) => french`envoyer l’e-mail « ${name} »`,
    followedBy: ', puis ',
    reentry: {
      once: 'Chaque personne le suit une seule fois.',
      after_finish: 'Une personne qui l’a terminé peut le suivre à nouveau.',
    },
    exitOnLeave: ' Qui ne remplit plus la condition s’arrête là.',
  },
};

/**
 * Gives a flow in words: what starts it, its steps in order, who may go through it again.
 *
 * @example describeFlow(graph, 'en')
 * // 'When somebody enters the segment “Trial”: send the email “Welcome”, then wait 2 days. Everybody goes through once.'
 */
export function describeFlow(graph: FlowGraph, locale: Locale, names: Pick<Names, 'segments'> = {}): string {
  const phrases = phrasesByLocale[locale];
  const triggers = graph.triggers.map(({ type, segment }) => phrases.trigger[type](nameOf(names.segments, segment)));
  const start = triggers.length === 0 ? phrases.noTrigger : phrases.when(triggers.join(phrases.or));
  const steps = stepsInOrder(graph).map((step) => describeWith(step, phrases));
  const happens = steps.length === 0 ? phrases.noStep : steps.join(phrases.followedBy);
  const { reentry, exit_on_leave: exitOnLeave } = graph.settings;
  return `${start}${happens}. ${phrases.reentry[reentry]}${exitOnLeave ? phrases.exitOnLeave : ''}`;
}

/** Gives one step as a short phrase, for example `wait 2 days`. */
export function describeStep(step: Step, locale: Locale): string {
  return describeWith(step, phrasesByLocale[locale]);
}

function describeWith(step: Step, phrases: FlowPhrases): string {
  switch (step.type) {
    case 'wait':
      return phrases.wait(step);
    case 'send_email':
      return phrases.sendEmail(step.name);
  }
}
