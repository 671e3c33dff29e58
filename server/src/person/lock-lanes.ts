import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { LANE_LOCK_SPACE, LANES, laneOf } from '../lanes.ts';

/** Waits for these lanes and holds them until the transaction ends; always in one order, so that two cannot wait for each other. */
export async function lockLanes(tx: Database, lanes: Iterable<number>): Promise<void> {
  const inOrder = [...new Set(lanes)].sort((a, b) => a - b);
  await tx.query(sql`
    select pg_advisory_xact_lock(${LANE_LOCK_SPACE}::int, lane) from unnest(${inOrder}::int[]) as lane`);
}

export async function lockLanesOf(tx: Database, personIds: readonly number[]): Promise<void> {
  await lockLanes(tx, personIds.map(laneOf));
}

export async function lockAllLanes(tx: Database): Promise<void> {
  await lockLanes(
    tx,
    Array.from({ length: LANES }, (_, lane) => lane),
  );
}
