import type { MessageReason, MessageStatus } from '@segue/shared/api';

const SENTENCES: Readonly<Record<MessageReason, string>> = {
  no_email: 'The person has no email address.',
  invalid_email: 'The email address of the person is not valid.',
  person_deleted: 'The person was deleted before the message was sent.',
  run_gone: 'The flow was deleted, or the person went through it under another identity already.',
  step_gone: 'The step was deleted before the message was sent.',
  template_error: 'The words of the email could not be made; look at its Liquid.',
  no_answer: 'The mail server had the message, but its answer never came. It may have arrived.',
  interrupted: 'Segue was interrupted while it sent the message. It may have arrived.',
};

/** What is stored as the reason, for people: our own reasons as a sentence, a mail server's words as they are. */
export function tellReason(
  status: MessageStatus,
  stored: string | null,
): { readonly reason: string | null; readonly reason_code: MessageReason | null } {
  // While a message is being sent, it holds in whose hands it is, which tells people nothing.
  if (status === 'sending' || stored === null) return { reason: null, reason_code: null };
  if (!(stored in SENTENCES)) return { reason: stored, reason_code: null };
  const code = stored as MessageReason;
  return { reason: SENTENCES[code], reason_code: code };
}
