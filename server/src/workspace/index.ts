export { decodeCursor, encodeCursor } from './cursor.ts';
export { type KeyHolder, openDirectory, type WorkspaceDirectory, type WorkspaceEntry } from './directory.ts';
export { ensureFirstWorkspace } from './ensure-first.ts';
export { assertClockMayMove } from './move-clock.ts';
export { countPending } from './pending-work.ts';
export { createDemoKeeper, type DemoActs, type DemoKeeper } from './demo-keeper.ts';
export { getSetup, startSetup } from './setup.ts';
export { updateWorkspace, type UpdateWorkspaceInput } from './update.ts';
export { waitUntilIdle } from './wait-until-idle.ts';
