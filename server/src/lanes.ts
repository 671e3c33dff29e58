/**
 * A lane is a slice of people. A worker evaluates a lane while it holds the lane's transaction-level advisory
 * lock, so each person has one evaluator at a time and any number of processes share the work.
 */
export const LANES = 64;
/** First key of the two-part advisory lock, so that lanes do not collide with other locks of the database. */
export const LANE_LOCK_SPACE = 736_367;

export function laneOf(personId: number): number {
  return personId % LANES;
}
