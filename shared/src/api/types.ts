/**
 * The public shapes of the management API (`/api/v1`), used by the server's replies and by the browser.
 * Times are ISO 8601 in UTC. Keys are snake_case because they are public.
 */
import type { FlowGraph } from '../flow/graph.ts';
import type { Condition, SegmentDefinition, ValueType } from '../segment/ast.ts';
import type { NamingConvention } from '../segment/naming.ts';
import type { Account } from './accounts.ts';
import type { LintFinding } from '../segment/lint/finding.ts';

export interface ErrorBody {
  error: { code: string; message: string; details?: unknown };
}

/** Every list answers in this shape; `next_cursor` is null on the last page. */
export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

// ── session and setup ────────────────────────────────────────────────────────────────────────────────────

/** GET /api/v1/session. Without a session: `{ authenticated: false }`. */
export interface Session {
  authenticated: boolean;
  workspace?: {
    name: string;
    timezone: string;
    week_start: 'monday' | 'sunday';
    /** Of what the workspace writes by itself, like the monthly audit. */
    language: 'en' | 'fr';
    /** Where the monthly audit of segments without an owner goes; empty: nowhere. */
    owner_email: string;
    naming: NamingConvention;
    write_key: string;
    /** Only shown to a signed-in browser. */
    secret_key: string;
  };
  setup?: SetupState;
  clock?: { mode: 'real' | 'simulated'; now: string };
  /** Whether messages really leave the house: `mailbox` keeps them in the browser. */
  mail?: { transport: 'smtp' | 'mailbox'; from: string };
}

/** POST /api/v1/setup `{ mode: 'demo' | 'empty' }` starts it; GET /api/v1/setup tells how far it is. */
export interface SetupState {
  /** `choose`: nothing chosen yet: the browser shows the first-run screen. */
  status: 'choose' | 'loading' | 'ready' | 'failed';
  mode: 'demo' | 'empty' | null;
  /** 0 to 1, while loading. */
  progress: number;
  /** Which simulated day the demo has reached, for the progress text. */
  reached: string | null;
  error: string | null;
}

// ── people ───────────────────────────────────────────────────────────────────────────────────────────────

export type FieldValue = string | number | boolean | null | FieldValue[] | { [key: string]: FieldValue };

export interface PersonSummary {
  /** Internal id, `p_` and a number. Every `/people/{id}` route takes it as well as the user id. */
  id: string;
  user_id: string | null;
  email: string | null;
  /** A name to show: the field `name`, else first and last name, else email, else user id, else "Visitor 4711". */
  display_name: string;
  anonymous: boolean;
  first_seen_at: string;
  last_seen_at: string;
  tags: string[];
  /** A few fields for the table: those asked for by `?fields=plan,country`. */
  fields: Record<string, FieldValue>;
}

/** GET /api/v1/people/{id} */
export interface Person extends PersonSummary {
  anonymous_ids: string[];
  accounts: AccountSummary[];
}

export interface AccountSummary {
  account_id: string;
  name: string | null;
  fields: Record<string, FieldValue>;
}

/** GET /api/v1/people/{id}/events — newest first. */
export interface TimelineEvent {
  id: string;
  name: string;
  kind: EventKind;
  occurred_at: string;
  received_at: string;
  properties: Record<string, FieldValue>;
}

export type EventKind = 'track' | 'page' | 'screen' | 'email' | 'segment' | 'form' | 'system';

/** GET /api/v1/people/{id}/segments */
export interface Membership {
  segment: { key: string; name: string };
  member: boolean;
  /** When the person entered (members) — null for people time will admit. */
  entered_at: string | null;
  /** When time alone will end the membership; null if nothing is scheduled. */
  leaves_at: string | null;
  /** For non-members: when time alone will admit them. */
  enters_at: string | null;
}

// ── catalogue: what was observed, for suggestions ────────────────────────────────────────────────────────

/** GET /api/v1/fields?of=person|account */
export interface FieldInfo {
  name: string;
  of: 'person' | 'account';
  type: ValueType;
  first_seen_at: string;
  last_seen_at: string;
  people: number;
  /** Values that did not fit the declared type (S9). */
  misfits: number;
}

/** GET /api/v1/events — every event name seen, most frequent first. */
export interface EventInfo {
  name: string;
  kind: EventKind;
  count: number;
  first_seen_at: string;
  last_seen_at: string;
}

/** GET /api/v1/events/{name}/properties */
export interface PropertyInfo {
  /** Path with dots: `project.name`. */
  name: string;
  type: ValueType;
  last_seen_at: string;
}

/** GET /api/v1/fields/{name}/values?of=&search= and /api/v1/events/{name}/properties/{property}/values?search= */
export interface ValueSuggestion {
  value: string | number | boolean;
  count: number;
}

/** GET /api/v1/tags */
export interface TagInfo {
  name: string;
  people: number;
}

// ── segments ─────────────────────────────────────────────────────────────────────────────────────────────

export type SegmentStatus = 'building' | 'live' | 'failed';

/** What people note about a segment for each other. */
export interface SegmentDetails {
  /** What it is for. */
  objective: string;
  /** Who looks after it. */
  owner: string;
  notes: string;
  /** The day on which somebody should look at it again: `2026-03-01`. */
  review_on: string | null;
  /** Groups the list; empty: none. */
  folder: string;
  /** It only serves other segments and stays out of the way where one is chosen. */
  is_technical: boolean;
}

export interface Segment extends SegmentDetails {
  id: string;
  key: string;
  name: string;
  description: string;
  kind: 'dynamic' | 'static';
  status: SegmentStatus;
  definition: SegmentDefinition;
  /** Members now (exact, S15). While the first build runs: null. */
  count: number | null;
  /** Progress of a running (re)build, 0 to 1. */
  progress: number | null;
  error: string | null;
  freshness: Freshness;
  /** Size at the end of each of the last 30 days, oldest first. */
  trend: SegmentDay[];
  /** Where the segment is used (S28). */
  uses: SegmentUse[];
  created_at: string;
  updated_at: string;
}

export interface Freshness {
  /** When the last change that concerned this segment was evaluated. */
  evaluated_at: string | null;
  /** Median and worst time from an event's arrival to the changed membership over the last hour, milliseconds. */
  p50_ms: number | null;
  max_ms: number | null;
}

export interface SegmentDay {
  day: string;
  size: number;
  entered: number;
  left: number;
}

export interface SegmentUse {
  kind: 'segment' | 'flow';
  key: string;
  name: string;
}

/** POST /api/v1/segments — key is derived from the name when left out. */
export interface SegmentInput extends Partial<SegmentDetails> {
  key?: string | undefined;
  name: string;
  description?: string | undefined;
  definition: SegmentDefinition;
}

/** What a segment meant from some instant on. */
export interface SegmentVersion {
  /** Counts up from 1. */
  number: number;
  definition: SegmentDefinition;
  /** `cancelled`: a newer edit came before it was live. */
  status: 'building' | 'live' | 'retired' | 'cancelled' | 'failed';
  /** Whether those who came or went by the edit triggered flows (S27). */
  triggers_flows: boolean;
  error: string | null;
  created_at: string;
}

/** GET /api/v1/segments/{key}/transitions */
export interface SegmentTransition {
  /** Id of the `Segment Entered` or `Segment Left` event. */
  id: string;
  person: PersonSummary;
  change: 'entered' | 'left';
  at: string;
  /** Name of the event that made the difference; null where time, a field, somebody's hand or an edit did. */
  because: string | null;
}

/** A name in a list of people that nobody has. */
export interface UnknownMember {
  /** Where it stands in the list, from 0. */
  index: number;
  id: string;
}

/** What adding people to a static segment did (S29). */
export interface MembersAdded {
  added: number;
  /** Those who were inside, or stand in the list more than once. */
  already: number;
  unknown: UnknownMember[];
}

/** GET /api/v1/segments/{key}/people */
export interface SegmentMember extends PersonSummary {
  entered_at: string;
  leaves_at: string | null;
}

/** POST /api/v1/segments/preview — estimate: the first number at once; without it the exact count. */
export interface PreviewInput {
  definition: SegmentDefinition;
  at?: string | undefined;
  people?: boolean | undefined;
  estimate?: boolean | undefined;
  /** Asks for the count of each condition alone, by path (`0`, `1.0`, …). */
  per_condition?: boolean | undefined;
}

export interface Preview {
  count: number;
  exact: boolean;
  /** How many people a negative operator includes only because the value is missing (S6); null if not asked. */
  sample: PersonSummary[];
  people?: PersonSummary[];
  /** For a segment of accounts, instead of people. */
  accounts?: Account[];
  per_condition?: Record<string, number>;
  /** Identified people in all, to show a share. */
  total: number;
}

/** POST /api/v1/segments/lint — what the author of a definition should look at; none of it keeps anybody from saving. */
export interface LintInput {
  definition: SegmentDefinition;
  /** The segment the definition is for, which is not compared with itself. */
  key?: string | undefined;
  /** Language of the messages; English by default. */
  locale?: 'en' | 'fr' | undefined;
  /** The name of the segment, to hold it to the convention of the workspace. */
  name?: string | undefined;
}

export interface Lint {
  lint: readonly LintFinding[];
}

/** GET /api/v1/segments/{key}/explain/{userId} */
export interface Explanation {
  member: boolean;
  entered_at: string | null;
  /** When the engine looks again because time may have changed something: never late, but often nothing changes then. */
  next_flip_at: string | null;
  /**
   * When the membership really changes if nothing happens to the person, other segments included; null if time alone never
   * changes it. Absent where only `next_flip_at` is known: then it may change at that instant or later, or not at all.
   */
  changes_at?: string | null;
  tree: ExplainedCondition;
}

export interface ExplainedCondition {
  condition: Condition;
  true: boolean;
  flips_at: string | null;
  /** Of a condition that is no group: when it really changes if nothing happens, null for never; absent where that is not known. */
  changes_at?: string | null;
  children?: ExplainedCondition[];
  /**
   * What the condition looks at inside, each counted on its own: the steps of a sequence, the last period of a trend and the one
   * before, the newest periods of a rhythm (at most 12). They are no conditions of the definition.
   */
  parts?: ExplainedCondition[];
  /** What was found: the value of the field, the score, all tags, whether a member of the other segment. Absent where there is none. */
  value?: FieldValue;
  /** For what is counted: how many events fit, or what the count measures; null where there is no value. */
  found?: number | null;
  /** The newest of them, at most five. */
  events?: { id: string; name: string; occurred_at: string }[];
}

// ── flows and messages ───────────────────────────────────────────────────────────────────────────────────

export type FlowStatus = 'draft' | 'live' | 'paused';

export interface Flow {
  id: string;
  key: string;
  name: string;
  status: FlowStatus;
  graph: FlowGraph;
  counts: { running: number; finished: number; exited: number; sent: number };
  /** Per step id: people waiting there now, and messages sent from it. */
  step_counts: Record<string, { waiting: number; passed: number; sent: number }>;
  created_at: string;
  updated_at: string;
}

/** POST /api/v1/flows */
export interface FlowInput {
  key?: string | undefined;
  name: string;
  graph: FlowGraph;
}

/** PATCH /api/v1/flows/{key}; `people_already_inside: true` with `status: 'live'` also starts those now in the segment (S26). */
export interface FlowPatch {
  name?: string | undefined;
  graph?: FlowGraph | undefined;
  status?: FlowStatus | undefined;
  people_already_inside?: boolean | undefined;
}

/** GET /api/v1/flows/{key}/runs */
export interface FlowRun {
  id: string;
  person: PersonSummary;
  status: 'running' | 'finished' | 'exited';
  step: string | null;
  wakes_at: string | null;
  started_at: string;
  ended_at: string | null;
}

export type MessageStatus = 'queued' | 'sending' | 'sent' | 'skipped' | 'failed' | 'uncertain';

export type MessageReason =
  /** Skipped: nobody to send it to, or nothing left to send. */
  | 'no_email'
  | 'invalid_email'
  | 'person_deleted'
  | 'run_gone'
  | 'step_gone'
  /** Failed: the words of the email could not be made. */
  | 'template_error'
  /** Uncertain: it was handed to the mail server, and its answer never came. */
  | 'no_answer'
  | 'interrupted';

/** GET /api/v1/messages — newest first; ?search=, ?status=, ?flow= */
export interface MessageSummary {
  id: string;
  channel: 'email';
  to: string;
  /** Null for mail to those who work with Segue, like the monthly audit. */
  person: { id: string; user_id: string | null; display_name: string } | null;
  subject: string;
  status: MessageStatus;
  /** Why it was skipped, or the mail server's words when it failed. */
  reason: string | null;
  /** Which of our own reasons that is, to say it in another language; null where the words are a mail server's. */
  reason_code: MessageReason | null;
  flow: { key: string; name: string } | null;
  step: { id: string; name: string } | null;
  created_at: string;
  sent_at: string | null;
}

/** POST /api/v1/emails/preview */
export interface EmailPreviewInput {
  subject: string;
  body: string;
  /** `p_` id or user id; without it the newest person with an address, or a sample. */
  person?: string | undefined;
  /** Its newest occurrence gives the values, unless `properties` does. */
  event?: { name: string; properties?: Record<string, FieldValue> | undefined } | undefined;
  /** Language of the issues. */
  locale?: 'en' | 'fr' | undefined;
}

export interface EmailPreview {
  subject: string;
  /** A whole document; empty, like `subject` and `text`, while the template has mistakes. */
  html: string;
  text: string;
  /** Mistakes, and doubts such as values that are empty for this person. `line` is one of the body, from 1. */
  issues: { code: string; message: string; line?: number | undefined }[];
}

/** GET /api/v1/messages/{id} */
export interface Message extends MessageSummary {
  from: string;
  html: string;
  text: string;
}

/** A line of POST /api/v1/segments/backtest: the end of one day, and what changed since the end of the day before. */
export interface BacktestDay {
  day: string;
  size: number;
  entered: number;
  left: number;
}

// ── live ─────────────────────────────────────────────────────────────────────────────────────────────────

/** GET /api/v1/live — server-sent events, each `data:` one LiveItem as JSON. `?person=` narrows to one person. */
export type LiveItem =
  | LiveHappening
  /** What happened shortly before, oldest first; once, when a stream of the whole workspace begins. */
  | { type: 'earlier'; items: LiveHappening[] }
  /** A pulse every 10 s with the rate of the last minute, so that a quiet stream is seen to be alive. */
  | { type: 'pulse'; at: string; events_per_minute: number; pending: number };

export type LiveHappening =
  | { type: 'event'; id: string; at: string; person: LivePerson; name: string; kind: EventKind; detail: string | null }
  | { type: 'entered' | 'left'; id: string; at: string; person: LivePerson; segment: { key: string; name: string } }
  | { type: 'message'; id: string; at: string; person: LivePerson; subject: string; status: MessageStatus };

export interface LivePerson {
  id: string;
  user_id: string | null;
  display_name: string;
}
