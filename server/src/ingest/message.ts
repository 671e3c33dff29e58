import type { Instant } from '../clock.ts';
import type { EventKind, JsonObject } from '../event/index.ts';

/** One accepted call of the collecting API, normalised: what is left to do is resolving and storing. */
export interface Message {
  readonly type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias';
  /** A UUID made from the workspace and the message id (S5). */
  readonly id: string;
  readonly userId: string | null;
  readonly anonymousId: string | null;
  /** Lower-cased address that identifies the person, from traits. */
  readonly email: string | null;
  readonly previousId: string | null;
  readonly groupId: string | null;
  /** The event under which the message is stored. */
  readonly event: { readonly name: string; readonly kind: EventKind };
  readonly properties: JsonObject;
  /** Patch of the person (identify) or of the account (group); null clears. */
  readonly traits: JsonObject;
  readonly occurredAt: Instant;
  readonly receivedAt: Instant;
}

/** Events that only Segue itself or an import with the secret key may write. */
export const RESERVED_EVENTS: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['Email Sent', 'email'],
  ['Email Delivered', 'email'],
  ['Email Opened', 'email'],
  ['Email Clicked', 'email'],
  ['Email Replied', 'email'],
  ['Email Bounced', 'email'],
  ['Email Unsubscribed', 'email'],
  ['Email Complained', 'email'],
  ['Segment Entered', 'segment'],
  ['Segment Left', 'segment'],
  ['Identified', 'system'],
  ['Grouped', 'system'],
  ['Aliased', 'system'],
]);

export const SCREEN_EVENT = 'Screen Viewed';
