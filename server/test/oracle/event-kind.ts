import type { OracleEvent } from './world.ts';

/** What a track call of this name is; those of emails are kept for Segue and imports with the secret key. */
export function kindOf(name: string): OracleEvent['kind'] {
  if (name === 'Form Submitted') return 'form';
  if (name === 'Page Viewed') return 'page';
  if (name === 'Screen Viewed') return 'screen';
  return reservedForEmails.has(name) ? 'email' : 'track';
}

const reservedForEmails = new Set(
  ['Sent', 'Delivered', 'Opened', 'Clicked', 'Replied', 'Bounced', 'Unsubscribed', 'Complained'].map(
    (activity) => `Email ${activity}`,
  ),
);
