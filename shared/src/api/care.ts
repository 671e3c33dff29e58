import type { FlowStatus, SegmentUse } from './types.ts';

/** The public shapes of what keeps segments in order: overlap, dependencies, audit, recipients. */

/** GET /api/v1/segment-overlap?keys=a,b,c */
export interface SegmentOverlap {
  /** In the order asked for. */
  segments: OverlapSegment[];
  /** `shared[row][column]`: people in both; on the diagonal all people of the segment. */
  shared: number[][];
  /** Everybody of these segments, by exactly which of them they are in; the combinations nobody is in are left out. */
  regions: OverlapRegion[];
}

export interface OverlapSegment {
  key: string;
  name: string;
  /** False while it is first built: it counts as empty then. */
  live: boolean;
  people: number;
}

export interface OverlapRegion {
  /** Keys of the segments these people are in; they are in none of the others. */
  in: string[];
  people: number;
}

/** GET /api/v1/segment-graph */
export interface SegmentGraph {
  segments: GraphSegment[];
  flows: GraphFlow[];
  /** What reads which segment. */
  uses: GraphUse[];
}

export interface GraphSegment {
  key: string;
  name: string;
  kind: 'dynamic' | 'static';
  is_technical: boolean;
  /** Members now; null while it is first built. */
  people: number | null;
}

export interface GraphFlow {
  key: string;
  name: string;
  status: FlowStatus;
}

export interface GraphUse {
  /** Key of the segment that is read. */
  segment: string;
  by: { kind: 'segment' | 'flow'; key: string };
}

/** GET /api/v1/segment-audit */
export interface SegmentAudit {
  at: string;
  /** Dynamic segments that are live. */
  live_segments: number;
  /** What to say of their number: a well-kept workspace has between 15 and 30. Null: it is near enough. */
  advice: 'few' | 'many' | null;
  /** Those with the most movement in 30 days, the liveliest first. */
  most_active: AuditedSegment[];
  /** Nothing has used them for 30 days, the longest unused first. */
  unused: AuditedSegment[];
  /** Those that something speaks against. */
  obsolete: ObsoleteSegment[];
  /** Two segments of nearly the same people, the most alike first. */
  overlapping: OverlappingSegments[];
  mail: AuditMail;
}

export interface AuditedSegment {
  key: string;
  name: string;
  kind: 'dynamic' | 'static';
  owner: string;
  /** Members now; null while it is first built. */
  people: number | null;
  /** People who entered or left in 30 days. */
  transitions: number;
  uses: SegmentUse[];
  /** When it was last of use; null: never. Now, while a live flow or another segment reads it. */
  last_used_at: string | null;
  /** To what. */
  last_use: 'flow' | 'segment' | 'api' | 'export' | null;
  review_on: string | null;
  created_at: string;
}

export interface ObsoleteSegment extends AuditedSegment {
  reasons: ObsoleteReason[];
}

export type ObsoleteReason =
  /** Nobody was ever inside, for 30 days. */
  | { reason: 'never_had_members' }
  | { reason: 'build_failed'; error: string | null }
  | { reason: 'event_never_seen'; event: string }
  /** Not for 40 days. */
  | { reason: 'event_silent'; event: string; last_seen_at: string }
  | { reason: 'review_due'; on: string };

export interface OverlappingSegments {
  segments: [{ key: string; name: string; people: number }, { key: string; name: string; people: number }];
  /** People in both. */
  shared: number;
  /** Of the people in either, the part in both: 0 to 1. */
  share: number;
}

/** The monthly word of it. */
export interface AuditMail {
  /** When the next one is due; null until a worker has worked it out. */
  next_at: string | null;
  /** Who gets one, each for the segments they own. */
  recipients: { address: string; segments: number }[];
  /** Segments nobody is written to about. */
  without_recipient: number;
}

/** GET /api/v1/segments/{key}/recipients — from the people of a segment to those an email reaches, step by step. */
export interface Recipients {
  /** In order; a step that nothing is known about is left out. */
  steps: RecipientStep[];
  /** Left after every step. */
  will_receive: number;
}

export interface RecipientStep {
  step: RecipientStepName;
  /** People left after this step. */
  people: number;
  /** People this step takes away. */
  dropped: number;
  /** Whether sending itself holds messages back for this reason; else it is up to the segment. */
  enforced: boolean;
}

export type RecipientStepName =
  /** The people of the segment. */
  | 'matched'
  /** Not anonymous. */
  | 'identified'
  /** With an address that mail can go to. */
  | 'has_address'
  /** To the topic asked for; without one: who has not unsubscribed. */
  | 'subscribed'
  /** No address that mail came back from for good, no complaint. */
  | 'not_suppressed';
