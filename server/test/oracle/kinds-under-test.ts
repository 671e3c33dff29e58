/** Kinds of conditions, and parts of them, that random definitions may leave out. */
export type Kind =
  | 'measure'
  | 'occurrence'
  | 'session'
  | 'email'
  | 'form'
  | 'sequence'
  | 'trend'
  | 'regular'
  | 'lasting'
  | 'score'
  | 'consent'
  | 'account';

/** What random definitions have besides groups, fields, tags, events, pages and other segments. */
export const KINDS_UNDER_TEST: ReadonlySet<Kind> = new Set<Kind>([
  'measure',
  'occurrence',
  'session',
  'email',
  'form',
  'sequence',
  'trend',
  'regular',
  'lasting',
  'score',
  'consent',
  'account',
]);
