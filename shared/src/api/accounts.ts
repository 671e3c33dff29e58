import type { AccountSummary, ExplainedCondition, FieldValue, PersonSummary, TimelineEvent } from './types.ts';

/** GET /api/v1/accounts — with the fields asked for; GET /api/v1/accounts/{id} — with all of them. */
export interface Account extends AccountSummary {
  first_seen_at: string;
  /** When any of its people was last seen. */
  last_seen_at: string;
  /** How many people belong to it now. */
  members: number;
}

/** GET /api/v1/accounts/{id}/people — whoever was seen last first. */
export interface AccountMember extends PersonSummary {
  /** Since when the person has belonged to the account. */
  since: string;
}

/** GET /api/v1/accounts/{id}/segments — every live segment of accounts, those that it is in first. */
export interface AccountMembership {
  segment: { key: string; name: string };
  member: boolean;
  /** When time alone may change that. */
  changes_at: string | null;
}

/** GET /api/v1/accounts/{id}/timeline — newest first. */
export type AccountTimelineItem =
  | { type: 'event'; id: string; at: string; person: PersonSummary; event: TimelineEvent }
  | { type: 'fields'; id: string; at: string; changes: AccountFieldChange[] };

/** Null for a value that was, or is, not there. */
export interface AccountFieldChange {
  field: string;
  before: FieldValue;
  after: FieldValue;
}

/** GET /api/v1/segments/{key}/explain-account/{accountId} */
export interface AccountExplanation {
  member: boolean;
  next_flip_at: string | null;
  tree: ExplainedCondition;
}
