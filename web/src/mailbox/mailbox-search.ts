import type { MessageStatus } from '@segue/shared/api';

/** What the address of the mailbox holds. */
export interface MailboxSearch {
  q?: string;
  status?: MessageStatus;
  flow?: string;
}

export const messageStatuses: readonly MessageStatus[] = [
  'sent',
  'queued',
  'sending',
  'skipped',
  'failed',
  'uncertain',
];

/** Reads the address; what is not understood is left out. */
export function parseMailboxSearch(raw: Record<string, unknown>): MailboxSearch {
  const search: MailboxSearch = {};
  const status = messageStatuses.find((name) => name === raw.status);
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q;
  if (typeof raw.q === 'number') search.q = String(raw.q);
  if (status !== undefined) search.status = status;
  if (typeof raw.flow === 'string' && raw.flow !== '') search.flow = raw.flow;
  return search;
}
