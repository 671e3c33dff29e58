/* The server for the browser tests: the real one, on an empty data folder of its own. Takes SEGUE_PORT. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensure.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ROOT, nodeProgram } from './lib/paths.mjs';
import { becomeProgram } from './lib/supervise.mjs';

const dataDir = join(ROOT, '.cache/e2e-data');

await ensureInstalled();
await ensureBuilt();
rmSync(dataDir, { recursive: true, force: true });
const env = {
  SEGUE_DATA_DIR: dataDir,
  SEGUE_WRITE_KEY: 'e2e-write-key',
  SEGUE_SECRET_KEY: 'e2e-secret-key',
  SEGUE_LOG_LEVEL: 'warn',
  DATABASE_URL: '',
};
becomeProgram(nodeProgram(), ['server/src/main.ts'], { env, follows: true });
