export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where an event came from; the timeline shows each kind in its own way. */
export type EventKind = 'track' | 'page' | 'screen' | 'email' | 'segment' | 'form' | 'system';

/** A page visit is an event of this name, whichever call reported it. */
export const PAGE_EVENT = 'Page Viewed';
/** An answer to a form; its property `form` is the key of the form. */
export const FORM_EVENT = 'Form Submitted';
