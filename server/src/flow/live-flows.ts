import type { FlowGraph } from '@segue/shared/flow';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';

/** A flow that is live, with the graph that new runs follow. */
export interface LiveFlow {
  readonly id: number;
  readonly workspaceId: number;
  readonly key: string;
  readonly version: number;
  readonly graph: FlowGraph;
}

/** All live flows, by the segment whose entries or exits start or end their runs. */
export interface LiveFlows {
  triggeredBy(workspaceId: number, segmentKey: string): readonly LiveFlow[];
}

export async function loadLiveFlows(db: Database): Promise<LiveFlows> {
  const rows = await db.query<{ id: number; workspace_id: number; key: string; version: number; graph: FlowGraph }>(sql`
    select f.id, f.workspace_id, f.key, f.version, v.graph
    from flows f join flow_versions v on v.flow_id = f.id and v.number = f.version
    where f.status = 'live'`);
  const bySegment = new Map<string, LiveFlow[]>();
  for (const row of rows) {
    const flow = { id: row.id, workspaceId: row.workspace_id, key: row.key, version: row.version, graph: row.graph };
    for (const segment of new Set(row.graph.triggers.map((trigger) => trigger.segment))) {
      const key = `${row.workspace_id}:${segment}`;
      bySegment.set(key, [...(bySegment.get(key) ?? []), flow]);
    }
  }
  return { triggeredBy: (workspaceId, segmentKey) => bySegment.get(`${workspaceId}:${segmentKey}`) ?? [] };
}
