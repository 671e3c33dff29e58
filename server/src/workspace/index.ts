export type { Context, Workspace } from './context.ts';
export { decodeCursor, encodeCursor } from './cursor.ts';
export { type KeyHolder, openDirectory, type WorkspaceDirectory, type WorkspaceEntry } from './directory.ts';
export { ensureFirstWorkspace } from './ensure-first.ts';
export { getSetup, loadDemo, startSetup, type StartDemo } from './setup.ts';
export { updateWorkspace, type UpdateWorkspaceInput } from './update.ts';
