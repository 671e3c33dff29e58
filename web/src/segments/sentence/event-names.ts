import type { EmailActivity, EventLike } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import type { Catalogue } from '../editing/row-choices.ts';

/** Under what name each kind of email activity is stored. */
const emailEvents: Record<EmailActivity, string> = {
  received: 'Email Delivered',
  opened: 'Email Opened',
  clicked: 'Email Clicked',
  replied: 'Email Replied',
  unsubscribed: 'Email Unsubscribed',
  bounced: 'Email Bounced',
  complained: 'Email Complained',
};

const FORM_EVENT = 'Form Submitted';

/** Gives the name under which the events of a condition are stored; null if none was seen, as asking would be an error. */
export function storedEvent({ events }: Catalogue, condition: EventLike): string | null {
  switch (condition.type) {
    case 'event':
      return seen(events, condition.event);
    case 'page':
      return events.find(({ kind }) => kind === 'page')?.name ?? null;
    case 'email':
      return seen(events, emailEvents[condition.activity]);
    case 'form':
      return seen(events, FORM_EVENT);
  }
}

function seen(events: Catalogue['events'], wanted: string): string | null {
  return events.some(({ name }) => name === wanted) ? wanted : null;
}

/** Gives whose values are suggested for a property of the events of a condition. */
export function propertySource(catalogue: Catalogue, condition: EventLike, property: string): ValueSource | null {
  const event = storedEvent(catalogue, condition);
  return event === null ? null : { of: 'event', event, property };
}
