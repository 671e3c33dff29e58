/** The calls a client makes and the JSON that travels, as in Segment's HTTP API. */

export type Json = string | number | boolean | null | undefined | Date | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Who did it: a person you know, a browser you do not know yet, or both (which joins the two histories). */
export type Identity =
  | { readonly userId: string; readonly anonymousId?: string | undefined }
  | { readonly userId?: undefined; readonly anonymousId: string };

/** What every call may carry besides its own arguments. */
interface CallOptions {
  /** When it happened; default: now. */
  readonly timestamp?: Date | string | undefined;
  /** The same id twice is one event; default: a new random id. */
  readonly messageId?: string | undefined;
  readonly context?: JsonObject | undefined;
}

export type IdentifyCall = Identity & CallOptions & { readonly traits?: JsonObject | undefined };
export type TrackCall = Identity &
  CallOptions & { readonly event: string; readonly properties?: JsonObject | undefined };
export type PageCall = Identity &
  CallOptions & { readonly name?: string | undefined; readonly properties?: JsonObject | undefined };
export type ScreenCall = PageCall;
export type GroupCall = Identity & CallOptions & { readonly groupId: string; readonly traits?: JsonObject | undefined };
/** Joins the history of `previousId` to `userId`. */
export type AliasCall = CallOptions & { readonly userId: string; readonly previousId: string };

/** Any call, with its kind: the form in which a batch holds them. */
export type Call =
  | ({ readonly type: 'identify' } & IdentifyCall)
  | ({ readonly type: 'track' } & TrackCall)
  | ({ readonly type: 'page' } & PageCall)
  | ({ readonly type: 'screen' } & ScreenCall)
  | ({ readonly type: 'group' } & GroupCall)
  | ({ readonly type: 'alias' } & AliasCall);
