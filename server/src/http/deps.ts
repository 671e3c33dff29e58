import type { Logger } from 'pino';
import type { Clock, Instant } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import type { Registry } from '../event/index.ts';
import type { Collector } from '../ingest/index.ts';
import type { WorkspaceDirectory } from '../workspace/index.ts';
import type { LiveHub } from './live-hub.ts';

/** Everything the HTTP server works with. The composition root makes it; tests make it from a database of their own. */
export interface HttpDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly collector: Collector;
  readonly workspaces: WorkspaceDirectory;
  readonly live: LiveHub;
  readonly log: Logger;
  /** What `SEGUE_CLOCK=simulated` needs of the worker. */
  readonly time: {
    advanceTo(now: Instant): Promise<void>;
    settle(): Promise<void>;
  };
  /** Begins to load the demo into a workspace, in the background. */
  readonly loadDemo: (workspaceId: number) => void;
  /** The address people use when it is not this machine's own; then everybody needs a key. */
  readonly publicUrl: string | null;
  readonly mail: { readonly transport: 'smtp' | 'mailbox'; readonly from: string };
  /** Folders with what was built for browsers; missing ones are answered with a sentence. */
  readonly webDir: string;
  readonly snippetFile: string;
  /** Tests hold every reply to its published schema; in production that would only cost time. */
  readonly checkReplies?: boolean | undefined;
}
