export { getPersonId } from './find-person.ts';
export { getPerson } from './get-person.ts';
export { LANE_LOCK_SPACE, LANES, laneOf } from './lanes.ts';
export { listPersonEvents, type ListPersonEventsInput } from './list-events.ts';
export { listPeople, type ListPeopleInput, type PeopleSort } from './list-people.ts';
export { mergePersons } from './merge.ts';
export { displayName, loadSummaries, type PersonRow, toSummary } from './summary.ts';
