import type { EmailActivity } from '../ast.ts';
import type { EmailObject, EventPhrases, Tone } from './phrases.ts';

/** What people do with emails, in English. */
export const englishEmails: Readonly<Record<EmailActivity, EventPhrases['email'][EmailActivity]>> = {
  received: (tone, object) => verb(tone, 'received', 'receive', email(tone, object)),
  opened: (tone, object) => verb(tone, 'opened', 'open', email(tone, object)),
  clicked: (tone, object) => verb(tone, 'clicked', 'click', `${link(tone, object)} in ${email(tone, object)}`),
  replied: (tone, object) => verb(tone, 'replied to', 'reply to', email(tone, object)),
  unsubscribed: (tone, object) => verb(tone, 'unsubscribed through', 'unsubscribe through', email(tone, object)),
  bounced: (tone, object) => verb(tone, 'had', 'have', `${email(tone, object)} bounce`),
  complained: (tone, object) => verb(tone, 'reported', 'report', `${email(tone, object)} as spam`),
};

function verb(tone: Tone, past: string, infinitive: string, object: string): string {
  if (tone === 'done') return `${past} ${object}`;
  return tone === 'never' ? `never ${past} ${object}` : `did not ${infinitive} ${object}`;
}

function email(tone: Tone, { emails, different }: EmailObject): string {
  const names = emails.join(', ').replace(/, ([^,]*)$/, ' or $1');
  if (different !== undefined) return `${different} different emails${emails.length === 0 ? '' : ` of ${names}`}`;
  if (emails.length === 0) return tone === 'done' ? 'an email' : 'any email';
  return `the email ${names}`;
}

function link(tone: Tone, object: EmailObject): string {
  const article = tone === 'done' ? 'a' : 'any';
  return object.link === undefined ? `${article} link` : `${article} link whose address ${object.link}`;
}
