import type { SetupState } from '@segue/shared/api';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from './context.ts';
import { SETUP_EMPTY } from './setup-state.ts';

/** How far loading the demo is: 0 to 1, and the simulated day reached. */
export type ReportProgress = (progress: number, reached: string | null) => void;

/** Fills the workspace with the demo company; injected, because the simulator is a caller of the public API. */
export type StartDemo = (onProgress: ReportProgress) => Promise<void>;

/** Progress is written at most this often. */
const PROGRESS_STEP = 0.005;

/** How far the first run of the workspace is. */
export async function getSetup(ctx: Context): Promise<SetupState> {
  const [row] = await ctx.pool.query<{ setup: SetupState }>(
    sql`select setup from workspaces where id = ${ctx.workspace.id}::int`,
  );
  if (!row) throw new Error(`The workspace ${ctx.workspace.id} has disappeared.`);
  return row.setup;
}

/**
 * Carries out the choice of the first-run screen: an empty workspace is ready at once, the demo loads in the
 * background. Throws `setup_done` when the choice was made before; a demo that failed may be started again.
 */
export async function startSetup(
  ctx: Context,
  input: { readonly mode: 'demo' | 'empty' },
  startDemo: StartDemo,
): Promise<SetupState> {
  const chosen: SetupState =
    input.mode === 'empty' ? SETUP_EMPTY : { status: 'loading', mode: 'demo', progress: 0, reached: null, error: null };
  const [row] = await ctx.pool.query<{ id: number }>(sql`
    update workspaces set setup = ${JSON.stringify(chosen)}::text::jsonb
    where id = ${ctx.workspace.id}::int and setup ->> 'status' in ('choose', 'failed')
    returning id`);
  if (!row) throw new SegueError('setup_done');
  if (input.mode === 'demo') void loadDemo(ctx.pool, ctx.workspace.id, startDemo);
  return chosen;
}

/** Runs the loader and keeps the workspace's state up to date; a failure is kept there too. Never rejects. */
export async function loadDemo(db: Database, workspaceId: number, startDemo: StartDemo): Promise<void> {
  let state: SetupState = { status: 'loading', mode: 'demo', progress: 0, reached: null, error: null };
  let writing: Promise<unknown> = Promise.resolve();
  const write = (next: SetupState): Promise<unknown> => {
    state = next;
    // One write after the other, so that an older state never overtakes a newer one.
    writing = writing.then(() => store(db, workspaceId, next)).catch(() => undefined);
    return writing;
  };
  try {
    await startDemo((progress, reached) => {
      if (progress - state.progress >= PROGRESS_STEP) void write({ ...state, progress, reached });
    });
    await write({ ...state, status: 'ready', progress: 1 });
  } catch (error) {
    await write({ ...state, status: 'failed', error: error instanceof Error ? error.message : String(error) });
  }
}

async function store(db: Database, workspaceId: number, state: SetupState): Promise<void> {
  await db.query(sql`
    update workspaces set setup = ${JSON.stringify(state)}::text::jsonb where id = ${workspaceId}::int`);
}
