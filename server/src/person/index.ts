export { getPersonId } from './find-person.ts';
export { getPerson } from './get-person.ts';
export { listPersonEvents } from './list-events.ts';
export { listPeople } from './list-people.ts';
export { mergePersons } from './merge.ts';
export { resolvePeople } from './resolve-people.ts';
export { displayName, loadSummaries, type PersonRow, withSummaries } from './summary.ts';
export { lockAllLanes, lockLanes, lockLanesOf } from './lock-lanes.ts';
