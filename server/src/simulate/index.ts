/** The demo: a history from a seed, and a world that goes on. See docs/reference/simulator.md. */
export { runDemo } from './run-demo.ts';
export type { DemoOptions, DemoWorld } from './run-demo.ts';
export { keepMoving } from './keep-moving.ts';
export type { KeepMovingOptions } from './keep-moving.ts';
