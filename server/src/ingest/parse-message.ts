import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { SegueError } from '../errors.ts';
import { checkJson } from './check-json.ts';
import { eventTime } from './event-time.ts';
import { type EventKind, FORM_EVENT, type Json, type JsonObject, PAGE_EVENT } from '../event/index.ts';
import { type Message, RESERVED_EVENTS, SCREEN_EVENT } from './message.ts';

export const EVENT_BYTES_MAX = 32 * 1024;
const ID_LENGTH_MAX = 255;
const NAME_LENGTH_MAX = 255;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Names that mean the same whether they come as a call of their own or as `track`. */
const KINDS_BY_NAME: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  [PAGE_EVENT, 'page'],
  [SCREEN_EVENT, 'screen'],
  [FORM_EVENT, 'form'],
]);
const TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;

export interface ParseContext {
  readonly workspaceId: number;
  readonly clock: Clock;
  /** The secret key may write reserved events (history from another system); the write key may not. */
  readonly trusted: boolean;
  /** Of the batch, for messages that have none of their own. */
  readonly sentAt?: unknown;
}

/** Turns one raw call into a `Message` or throws the `SegueError` that says why not. */
export function parseMessage(raw: unknown, context: ParseContext): Message {
  if (!isObject(raw)) throw invalid('An event must be a JSON object.');
  // Writing the event out just to measure it is dear; most are far too small for that to matter.
  const bytesMax = checkJson(raw);
  if (bytesMax > EVENT_BYTES_MAX && byteLength(raw) > EVENT_BYTES_MAX) throw new SegueError('event_too_large');
  const type = TYPES.find((known) => known === raw['type']);
  if (!type) throw invalid(`type must be one of ${TYPES.join(', ')}.`);
  const traits = objectIn(raw, 'traits');
  const callContext = objectIn(raw, 'context');
  const contextTraits = isObject(callContext['traits']) ? callContext['traits'] : {};
  const userId = idIn(raw, 'userId');
  const anonymousId = idIn(raw, 'anonymousId');
  const email = type === 'group' ? null : emailOf(traits['email'] ?? contextTraits['email']);
  if (userId === null && anonymousId === null && email === null) throw new SegueError('missing_identity');
  const event = eventOf(type, raw, context.trusted);
  const previousId = idIn(raw, 'previousId');
  if (type === 'alias' && (previousId === null || userId === null)) throw invalid('alias needs previousId and userId.');
  const groupId = idIn(raw, 'groupId');
  if (type === 'group' && groupId === null) throw invalid('group needs groupId.');
  return {
    type,
    id: eventId(context.workspaceId, raw['messageId']),
    userId,
    anonymousId,
    email,
    previousId,
    groupId,
    event,
    properties: propertiesOf(type, raw, callContext, traits),
    traits: type === 'identify' || type === 'group' ? traits : {},
    ...eventTime({ timestamp: raw['timestamp'], sentAt: raw['sentAt'] ?? context.sentAt }, context.clock),
  };
}

function eventOf(type: Message['type'], raw: JsonObject, trusted: boolean): { name: string; kind: EventKind } {
  switch (type) {
    case 'identify':
      return { name: 'Identified', kind: 'system' };
    case 'group':
      return { name: 'Grouped', kind: 'system' };
    case 'alias':
      return { name: 'Aliased', kind: 'system' };
    case 'page':
      return { name: PAGE_EVENT, kind: 'page' };
    case 'screen':
      return { name: SCREEN_EVENT, kind: 'screen' };
    case 'track': {
      const name = raw['event'];
      if (typeof name !== 'string' || name.trim() === '')
        throw invalid('track needs event, the name of what happened.');
      if (name.length > NAME_LENGTH_MAX) throw invalid(`An event name has at most ${NAME_LENGTH_MAX} characters.`);
      const reserved = RESERVED_EVENTS.get(name);
      if (reserved === undefined) return { name, kind: KINDS_BY_NAME.get(name) ?? 'track' };
      if (!trusted || reserved !== 'email') throw new SegueError('reserved_event', { event: name });
      return { name, kind: reserved };
    }
  }
}

function propertiesOf(type: Message['type'], raw: JsonObject, context: JsonObject, traits: JsonObject): JsonObject {
  const own = objectIn(raw, 'properties');
  switch (type) {
    case 'page':
    case 'screen': {
      // The browser libraries put the address into context.page; a call's own properties win.
      const page = isObject(context['page']) ? context['page'] : {};
      const name = typeof raw['name'] === 'string' && raw['name'] !== '' ? { name: raw['name'] } : {};
      const category =
        typeof raw['category'] === 'string' && raw['category'] !== '' ? { category: raw['category'] } : {};
      const merged = { ...page, ...category, ...name, ...own };
      return { ...merged, ...missingPath(merged) };
    }
    case 'identify':
      return { fields: Object.keys(traits) };
    case 'group':
      return { account: String(raw['groupId']), fields: Object.keys(traits) };
    case 'alias':
      return { previous_id: String(raw['previousId']) };
    case 'track':
      return raw['event'] === PAGE_EVENT ? { ...own, ...missingPath(own) } : own;
  }
}

/** A page sent with only its address still has a path to ask for: without query and fragment, as browsers give it. */
function missingPath({ url, path }: JsonObject): JsonObject {
  if (typeof url !== 'string' || (path !== undefined && path !== null && path !== '')) return {};
  const address = url.trim();
  const [ownPath] = /^\/(?!\/)[^?#]*/.exec(address) ?? [];
  if (ownPath !== undefined) return { path: ownPath };
  const whole = address.startsWith('//') ? `https:${address}` : address;
  return URL.canParse(whole) ? { path: new URL(whole).pathname } : {};
}

function eventId(workspaceId: number, messageId: Json | undefined): string {
  if (messageId !== undefined && messageId !== null && typeof messageId !== 'string')
    throw invalid('messageId must be a text.');
  if (!messageId) return crypto.randomUUID();
  if (messageId.length > ID_LENGTH_MAX) throw invalid(`messageId has at most ${ID_LENGTH_MAX} characters.`);
  const hex = createHash('sha1').update(`${workspaceId}\n${messageId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function idIn(raw: JsonObject, name: string): string | null {
  const value = raw[name];
  if (value === undefined || value === null || value === '') return null;
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof id !== 'string') throw invalid(`${name} must be a text.`);
  if (id.length > ID_LENGTH_MAX) throw invalid(`${name} has at most ${ID_LENGTH_MAX} characters.`);
  return id.trim() === '' ? null : id;
}

function emailOf(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  const email = value.trim().toLowerCase();
  return email.length <= ID_LENGTH_MAX && EMAIL.test(email) ? email : null;
}

function objectIn(raw: JsonObject, name: string): JsonObject {
  const value = raw[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid(`${name} must be an object.`);
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byteLength(raw: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(raw));
}

function invalid(sentence: string): SegueError {
  return new SegueError('invalid_event', undefined, sentence);
}
