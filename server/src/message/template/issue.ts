import type { Locale } from '@segue/shared/segment';

/** Something wrong or doubtful in the words of an email, for the person who writes it. */
export interface TemplateIssue {
  readonly code: IssueCode;
  readonly message: string;
  /** Line of the body it is about, from 1; absent where it concerns the whole, or the subject. */
  readonly line?: number | undefined;
}

type Texts = Readonly<Record<Locale, (detail: string) => string>>;

const TEXTS = {
  syntax: {
    en: (words) => `The Liquid has a mistake: ${words}.`,
    fr: (words) => `Le Liquid contient une erreur : ${words}.`,
  },
  unknown_tag: {
    en: (name) => `There is no tag “${name}” in emails.`,
    fr: (name) => `La balise « ${name} » n’existe pas dans les e-mails.`,
  },
  unknown_filter: {
    en: (name) => `There is no filter “${name}” in emails.`,
    fr: (name) => `Le filtre « ${name} » n’existe pas dans les e-mails.`,
  },
  not_closed: {
    en: (tag) => `“${tag}” is not closed.`,
    fr: (tag) => `« ${tag} » n’est pas fermé.`,
  },
  crossed: {
    en: () => 'A tag begins or ends in the middle of a link or another tag; put both its ends on the same side.',
    fr: () =>
      'Une balise commence ou finit au milieu d’un lien ou d’une autre balise ; mettez ses deux bouts du même côté.',
  },
  unknown_variable: {
    en: (name) => `“${name}” is not known here; there are person, event, account and workspace.`,
    fr: (name) => `« ${name} » n’est pas connu ici ; il y a person, event, account et workspace.`,
  },
  empty_value: {
    en: (source) => `${source} is empty for this person; write a fallback, for example {{ … | default: "there" }}.`,
    fr: (source) =>
      `${source} est vide pour cette personne ; prévoyez un texte de repli, par exemple {{ … | default: "vous" }}.`,
  },
  not_text: {
    en: (source) => `${source} is an object, not a text; name one of its parts.`,
    fr: (source) => `${source} est un objet, pas un texte ; nommez une de ses parties.`,
  },
  html_shown: {
    en: (html) => `HTML is shown as it is written: ${html}. Emails are written in Markdown.`,
    fr: (html) => `Le HTML apparaît tel quel : ${html}. Les e-mails s’écrivent en Markdown.`,
  },
  unsafe_link: {
    en: (url) => `The address “${url}” is left out: links begin with https://, http:// or mailto:.`,
    fr: (url) => `L’adresse « ${url} » est retirée : un lien commence par https://, http:// ou mailto:.`,
  },
  too_large: {
    en: () => 'The email becomes too large or takes too long to write; look at its loops.',
    fr: () => 'L’e-mail devient trop grand ou trop long à composer ; vérifiez ses boucles.',
  },
} as const satisfies Record<string, Texts>;

export type IssueCode = keyof typeof TEXTS;

const DETAIL_LENGTH_MAX = 120;

/** Makes an issue in the language asked for; `detail` is the name or source that the sentence speaks of. */
export function templateIssue(
  code: IssueCode,
  detail: string,
  line: number | undefined,
  locale: Locale,
): TemplateIssue {
  const shown = detail.length > DETAIL_LENGTH_MAX ? `${detail.slice(0, DETAIL_LENGTH_MAX)}…` : detail;
  const message = TEXTS[code][locale](shown);
  return line === undefined ? { code, message } : { code, message, line };
}
