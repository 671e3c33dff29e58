import { browserContext } from './browser/context.ts';
import { createIdentity } from './browser/identity.ts';
import { createOutbox } from './browser/outbox.ts';
import { pageFacts, watchPages } from './browser/page-view.ts';
import { openStorage } from './browser/storage.ts';
import { EVENT_BYTES_MAX } from './wire/limits.ts';
import type { JsonObject } from './wire/message.ts';
import { randomId, secureRandom } from './wire/random-id.ts';
import { utf8Bytes } from './wire/utf8-bytes.ts';

export type { Json, JsonObject } from './wire/message.ts';

export interface BrowserOptions {
  readonly writeKey: string;
  /** Where Segue answers, for example https://segue.example.com. */
  readonly host: string;
  /** Record a page visit on load and on every change of the address; default true. */
  readonly automaticPages?: boolean | undefined;
  /** Send and store nothing when the browser asks not to be tracked; default false. */
  readonly respectDoNotTrack?: boolean | undefined;
  /** How long events may wait for company, milliseconds; default 300. */
  readonly flushIntervalMs?: number | undefined;
  /** Attempts after the first; default 8. */
  readonly maxRetries?: number | undefined;
  /** The page, time, randomness and the network; default: the real ones. */
  readonly window?: Window | undefined;
  readonly now?: (() => number) | undefined;
  readonly random?: (() => number) | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface BrowserSegue {
  /** Says who sits here; later events carry the id. Without an id, only adds traits to the visitor. */
  identify(userId: string | JsonObject, traits?: JsonObject): void;
  track(event: string, properties?: JsonObject): void;
  /** Records a visit of the page in view; only needed with `automaticPages: false`. */
  page(name?: string | JsonObject, properties?: JsonObject): void;
  group(groupId: string, traits?: JsonObject): void;
  /** Joins the history of `previousId` (default: this visitor) to a person. */
  alias(userId: string, previousId?: string): void;
  /** Forgets who sits here, as on log-out. */
  reset(): void;
  /** Resolves when everything so far has been sent or given up. */
  flush(): Promise<void>;
  anonymousId(): string;
}

/** Starts the client: records the page in view and returns the calls. */
export function createSegue(options: BrowserOptions): BrowserSegue {
  const { window = globalThis.window, now = Date.now, random = secureRandom } = options;
  if (options.respectDoNotTrack && asksNotToBeTracked(window.navigator)) return silentSegue();

  const identity = createIdentity(openStorage(window), random);
  const outbox = createOutbox({
    url: `${options.host.replace(/\/+$/, '')}/v1/batch`,
    writeKey: options.writeKey,
    flushIntervalMs: options.flushIntervalMs ?? 300,
    maxRetries: options.maxRetries ?? 8,
    window,
    fetch: options.fetch ?? ((input, init) => window.fetch(input, init)),
    now,
    random,
  });
  let referrer = window.document.referrer;
  let previousUrl = '';

  const send = (call: JsonObject) => {
    const page = pageFacts(window, referrer);
    const common = {
      anonymousId: identity.anonymousId(),
      userId: identity.userId() ?? undefined,
      messageId: randomId(random),
      timestamp: new Date(now()).toISOString(),
      context: browserContext(window, page),
    };
    const json = JSON.stringify({ ...common, ...call });
    if (utf8Bytes(json) > EVENT_BYTES_MAX) return console.warn(`Segue: a ${String(call['type'])} call is above 32 kB.`);
    outbox.add(json);
  };

  const segue: BrowserSegue = {
    identify(userId, traits) {
      if (typeof userId !== 'string') return send({ type: 'identify', traits: userId });
      identity.become(userId);
      send({ type: 'identify', traits });
    },
    track: (event, properties) => send({ type: 'track', event, properties }),
    page(name, properties) {
      const url = window.location.href;
      if (previousUrl && previousUrl !== url) referrer = previousUrl;
      previousUrl = url;
      const [title, more] = typeof name === 'object' ? [undefined, name] : [name, properties];
      send({ type: 'page', name: title, properties: { ...pageFacts(window, referrer), ...more } });
    },
    group: (groupId, traits) => send({ type: 'group', groupId, traits }),
    alias(userId, previousId = identity.anonymousId()) {
      identity.become(userId);
      send({ type: 'alias', userId, previousId });
    },
    reset: identity.reset,
    flush: outbox.flush,
    anonymousId: identity.anonymousId,
  };
  if (options.automaticPages ?? true) watchPages(window, () => segue.page());
  return segue;
}

function asksNotToBeTracked(navigator: Navigator & { readonly globalPrivacyControl?: boolean }): boolean {
  return navigator.doNotTrack === '1' || navigator.globalPrivacyControl === true;
}

function silentSegue(): BrowserSegue {
  const nothing = () => undefined;
  return {
    identify: nothing,
    track: nothing,
    page: nothing,
    group: nothing,
    alias: nothing,
    reset: nothing,
    flush: () => Promise.resolve(),
    anonymousId: () => '',
  };
}
