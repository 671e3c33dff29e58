/** Flows for everyone: types and pure functions, without the schema library (see `schema.ts`). */
export type * from './graph.ts';
export { flowLimits } from './limits.ts';
export { emptyFlow, insertStep, moveStep, removeStep, replaceStep, stepsInOrder } from './edits.ts';
export { describeFlow, describeStep } from './describe-flow.ts';
