export { type LiveFlows, loadLiveFlows } from './live-flows.ts';
export { resumeRuns } from './resume-runs.ts';
export { runTriggers } from './start-runs.ts';
