import type { JsonObject } from '@segue/sdk/node';

/** What is said about a person, before it is known who says it and when. */
export type Draft =
  | { readonly type: 'track'; readonly event: string; readonly properties: JsonObject }
  | { readonly type: 'page'; readonly name: string; readonly properties: JsonObject }
  | { readonly type: 'identify'; readonly traits: JsonObject }
  | { readonly type: 'group'; readonly groupId: string; readonly traits: JsonObject };

/** One thing a person does, some time after the one before. */
export interface Beat {
  readonly afterMs: number;
  /** Called when its time has come. */
  readonly say: (at: number) => Draft;
}

/**
 * A visit as it unfolds, beat by beat. The code between two beats runs when the first has happened, so a script
 * may change the person as it goes.
 */
export type Script = Generator<Beat, void, undefined>;

export function track(afterMs: number, event: string, properties: JsonObject = {}): Beat {
  return { afterMs, say: () => ({ type: 'track', event, properties }) };
}

export function identify(afterMs: number, traits: (at: number) => JsonObject): Beat {
  return { afterMs, say: (at) => ({ type: 'identify', traits: traits(at) }) };
}

export function group(afterMs: number, groupId: string, traits: JsonObject): Beat {
  return { afterMs, say: () => ({ type: 'group', groupId, traits }) };
}
