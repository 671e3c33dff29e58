export { LANE_LOCK_SPACE, LANES, laneOf } from './lanes.ts';
export { mergePersons } from './merge.ts';
export { displayName, loadSummaries, type PersonRow, toSummary } from './summary.ts';
export { getPersonId } from './find-person.ts';
