export { segmentGraph } from './graph.ts';
export { listOverlapPeople, segmentOverlap } from './overlap.ts';
