export { type LiveFlows, loadLiveFlows } from './live-flows.ts';
export { getFlow, listFlows, listRuns, type RunsInput } from './read.ts';
export { resumeRuns } from './resume-runs.ts';
export { runTriggers } from './start-runs.ts';
export { createFlow, type CreateFlowInput, deleteFlow, updateFlow, type UpdateFlowInput } from './write.ts';
