import type { EmailActivity } from '../ast.ts';
import type { EmailObject, EventPhrases, Tone } from './phrases.ts';

/** What people do with emails, in French. */
export const frenchEmails: Readonly<Record<EmailActivity, EventPhrases['email'][EmailActivity]>> = {
  received: (tone, object) => about(tone, 'ont', 'reçu ', object),
  opened: (tone, object) => about(tone, 'ont', 'ouvert ', object),
  clicked,
  replied: (tone, object) => about(tone, 'ont', 'répondu à ', object),
  unsubscribed: (tone, object) => about(tone, 'se sont', 'désinscrites depuis ', object),
  bounced: (tone, object) =>
    about(tone, 'ont', tone === 'done' ? 'eu une erreur de remise pour ' : 'eu d’erreur de remise pour ', object),
  complained: (tone, object) => `${about(tone, 'ont', 'signalé ', object)} comme indésirable`,
};

/** "N’ont ouvert aucun e-mail", but "n’ont pas ouvert l’e-mail « X »". */
function about(tone: Tone, auxiliary: 'ont' | 'se sont', participle: string, object: EmailObject): string {
  if (tone === 'done') return `${auxiliary} ${participle}${emails('un e-mail', object)}`;
  const isAny = object.emails.length === 0;
  const adverb = tone === 'never' ? 'jamais ' : isAny ? '' : 'pas ';
  return `${denied(auxiliary)} ${adverb}${participle}${emails('aucun e-mail', object)}`;
}

function clicked(tone: Tone, object: EmailObject): string {
  const link = object.link === undefined ? 'lien' : `lien dont l’adresse ${object.link}`;
  const where = emails('un e-mail', object);
  if (tone === 'done') return `ont cliqué sur un ${link} dans ${where}`;
  return `n’ont ${tone === 'never' ? 'jamais ' : ''}cliqué sur aucun ${link} dans ${where}`;
}

function denied(auxiliary: 'ont' | 'se sont'): string {
  return auxiliary === 'ont' ? 'n’ont' : 'ne se sont';
}

function emails(any: string, { emails: names, different }: EmailObject): string {
  const listed = names.join(', ').replace(/, ([^,]*)$/, ' ou $1');
  if (different !== undefined) return `${different} e-mails différents${names.length === 0 ? '' : ` parmi ${listed}`}`;
  return names.length === 0 ? any : `l’e-mail ${listed}`;
}
