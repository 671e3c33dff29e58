import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EmailActivity } from '@segue/shared/segment';

/** In the order in which they matter to most. */
export const emailActivities: readonly EmailActivity[] = [
  'opened',
  'clicked',
  'received',
  'replied',
  'unsubscribed',
  'bounced',
  'complained',
];

/** The verb before "any email" or "one of the emails". */
export const emailDid: Record<EmailActivity, MessageDescriptor> = {
  opened: msg`Opened`,
  clicked: msg({ message: 'Clicked', context: 'a link in an email' }),
  received: msg`Received`,
  replied: msg`Replied to`,
  unsubscribed: msg`Unsubscribed through`,
  bounced: msg`Was not reached by`,
  complained: msg`Reported as spam`,
};

export const emailDidNot: Record<EmailActivity, MessageDescriptor> = {
  opened: msg`Did not open`,
  clicked: msg({ message: 'Did not click', context: 'a link in an email' }),
  received: msg`Did not receive`,
  replied: msg`Did not reply to`,
  unsubscribed: msg`Did not unsubscribe through`,
  bounced: msg`Never bounced for`,
  complained: msg`Did not report as spam`,
};
