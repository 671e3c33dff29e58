import type { MessageReason } from '@segue/shared/api';
import type { Database } from '../../db/pool.ts';
import { loadWords } from '../load-scope.ts';
import { renderEmail } from '../render.ts';
import { toScope } from '../scope.ts';
import type { DueMessage, MessageContent } from './outbox.ts';
import type { createStepCache } from './steps.ts';

/** A due message as an email, or why it cannot become one. */
export type Composed = { readonly due: DueMessage } & (
  | { readonly content: MessageContent }
  | { readonly content?: undefined; readonly status: 'skipped' | 'failed'; readonly reason: MessageReason }
);

/** One address: no list of them, no name, nothing that a header would read as something else; at most 254 bytes. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;
const ADDRESS_BYTES_MAX = 254;

/** Makes the emails of these messages with what is known now. Reads only. */
export async function compose(
  db: Database,
  stepsOf: ReturnType<typeof createStepCache>,
  due: readonly DueMessage[],
  sender: string,
): Promise<Composed[]> {
  if (due.length === 0) return [];
  const words = await loadWords(
    db,
    due.map((one) => one.personId),
  );
  const stepOf = await stepsOf(db, due);
  return due.map((one): Composed => {
    if (one.finished !== null) {
      if (!isAddress(one.finished.recipient)) return { due: one, status: 'skipped', reason: 'invalid_email' };
      return { due: one, content: { ...one.finished, sender } };
    }
    const known = words.get(one.personId);
    const step = stepOf(one);
    if (!known) return { due: one, status: 'skipped', reason: 'person_deleted' };
    if (one.flowVersion === null) return { due: one, status: 'skipped', reason: 'run_gone' };
    if (!step) return { due: one, status: 'skipped', reason: 'step_gone' };
    const recipient = known.person.email?.trim() ?? '';
    if (recipient === '') return { due: one, status: 'skipped', reason: 'no_email' };
    if (!isAddress(recipient)) return { due: one, status: 'skipped', reason: 'invalid_email' };
    try {
      const scope = toScope({ ...known, event: one.event, workspaceName: one.workspaceName });
      return { due: one, content: { recipient, sender, ...renderEmail(step, scope, one.timezone) } };
    } catch {
      // Making an email touches nothing else, so whatever went wrong concerns this message alone.
      return { due: one, status: 'failed', reason: 'template_error' };
    }
  });
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text) && Buffer.byteLength(text) <= ADDRESS_BYTES_MAX;
}
