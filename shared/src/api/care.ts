import type { FlowStatus } from './types.ts';

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
