import type { SetupState } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import { SegueError } from '../errors.ts';
import type { Context } from '../context.ts';
import { SETUP_EMPTY, SETUP_LOADING } from './setup-state.ts';

/** Of a workspace that nobody has named yet. */
export const FIRST_NAME = 'My workspace';
/** The company whose customers the demo shows. */
const DEMO_NAME = 'Planfinch';

/** What the workspace row keeps: the public state, and where the demo's history ends, which names its world. */
export interface StoredSetup {
  readonly state: SetupState;
  readonly demoEndAt: Instant | null;
}

/** How far the first run of the workspace is. */
export async function getSetup(ctx: Context): Promise<SetupState> {
  return (await readSetup(ctx.pool, ctx.workspace.id)).state;
}

/**
 * Carries out the choice of the first-run screen: an empty workspace is ready at once, the demo loads in the
 * background, by `loadDemo`. Throws `setup_done` when the choice was made before; a demo that failed may be started
 * again.
 */
export async function startSetup(
  ctx: Context,
  input: { readonly mode: 'demo' | 'empty' },
  loadDemo: (workspaceId: number) => void,
): Promise<SetupState> {
  const { pool, workspace, clock } = ctx;
  const state = input.mode === 'empty' ? SETUP_EMPTY : SETUP_LOADING;
  const demoEndAt = input.mode === 'demo' ? clock.now() : null;
  // A second try takes the same world: what the first one stored already is then recognised.
  const [row] = await pool.query<{ id: number }>(sql`
    update workspaces set
      name = case when ${input.mode}::text = 'demo' and name = ${FIRST_NAME}::text then ${DEMO_NAME}::text else name end,
      setup = ${JSON.stringify(state)}::text::jsonb || jsonb_build_object(
      'demo_end_at', coalesce(setup ->> 'demo_end_at', ${demoEndAt}::text))
    where id = ${workspace.id}::int and setup ->> 'status' in ('choose', 'failed')
    returning id`);
  if (!row) throw new SegueError('setup_done');
  if (input.mode === 'demo') loadDemo(workspace.id);
  return state;
}

export async function readSetup(db: Database, workspaceId: number): Promise<StoredSetup> {
  const [row] = await db.query<{ setup: SetupState & { demo_end_at?: Instant | null } }>(
    sql`select setup from workspaces where id = ${workspaceId}::int`,
  );
  if (!row) throw new Error(`The workspace ${workspaceId} has disappeared.`);
  const { demo_end_at: demoEndAt, ...state } = row.setup;
  return { state, demoEndAt: demoEndAt ?? null };
}

export async function writeSetup(db: Database, workspaceId: number, state: SetupState): Promise<void> {
  await db.query(sql`
    update workspaces set setup = setup || ${JSON.stringify(state)}::text::jsonb where id = ${workspaceId}::int`);
}
