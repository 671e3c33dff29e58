import { randomId } from '../wire/random-id.ts';
import type { Storage } from './storage.ts';

const ANONYMOUS_ID = 'segue_anonymous_id';
const USER_ID = 'segue_user_id';

/** Who sits at this browser: always an anonymous id, and a user id once the page has said it. */
export interface BrowserIdentity {
  anonymousId(): string;
  userId(): string | null;
  /** Remembers the user id. Another person at the same browser gets a fresh anonymous id, so histories stay apart. */
  become(userId: string): void;
  /** Forgets both, as on log-out. */
  reset(): void;
}

export function createIdentity(storage: Storage, random: () => number): BrowserIdentity {
  const anonymousId = () => {
    const known = storage.get(ANONYMOUS_ID);
    if (known) return known;
    const fresh = randomId(random);
    storage.set(ANONYMOUS_ID, fresh);
    return fresh;
  };
  const userId = () => storage.get(USER_ID);
  const reset = () => {
    storage.set(USER_ID, null);
    storage.set(ANONYMOUS_ID, null);
  };
  return {
    anonymousId,
    userId,
    become(id) {
      const before = userId();
      if (before !== null && before !== id) reset();
      storage.set(USER_ID, id);
    },
    reset,
  };
}
