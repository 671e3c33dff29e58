/* Builds the web application and the snippet anew. `npm start` does so by itself when their sources have changed. */
import { ensureInstalled } from './ensure.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';

try {
  await ensureInstalled();
  await ensureBuilt({ always: true });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
