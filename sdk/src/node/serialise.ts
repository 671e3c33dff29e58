import { EVENT_BYTES_MAX } from '../wire/limits.ts';
import type { Call } from '../wire/message.ts';
import { randomId } from '../wire/random-id.ts';
import { utf8Bytes } from '../wire/utf8-bytes.ts';
import { InvalidEventError } from './errors.ts';
import type { QueuedEvent } from './queue.ts';
import type { Runtime } from './runtime.ts';

/**
 * Completes a call with its message id and time, checks it, and writes it as JSON.
 * Throws InvalidEventError for a call without a person, without its name, with an impossible time, or above 32 kB.
 */
export function serialise(call: Call, runtime: Runtime): QueuedEvent {
  assertComplete(call);
  const messageId = call.messageId ?? randomId(runtime.random);
  const timestamp = toIsoTime(call.timestamp ?? runtime.now());
  const json = JSON.stringify({ ...call, messageId, timestamp });
  const bytes = utf8Bytes(json);
  if (bytes > EVENT_BYTES_MAX) {
    throw new InvalidEventError(`This ${call.type} call is ${bytes} bytes as JSON; the limit is ${EVENT_BYTES_MAX}.`);
  }
  return { messageId, json, bytes };
}

function assertComplete(call: Call): void {
  if (call.type === 'alias') {
    if (!call.userId || !call.previousId) throw new InvalidEventError('alias needs a userId and a previousId.');
    return;
  }
  if (!call.userId && !call.anonymousId) throw new InvalidEventError(`${call.type} needs a userId or an anonymousId.`);
  if (call.type === 'track' && !call.event) throw new InvalidEventError('track needs the name of the event.');
  if (call.type === 'group' && !call.groupId) throw new InvalidEventError('group needs a groupId.');
}

function toIsoTime(time: Date | string): string {
  const date = time instanceof Date ? time : new Date(time);
  if (Number.isNaN(date.getTime())) throw new InvalidEventError(`"${String(time)}" is not a time.`);
  return date.toISOString();
}
