import { formatDuration } from './run-program.mjs';

/**
 * Shows one calm line while something takes its time: counting seconds in a terminal, said once elsewhere. Gives the
 * result of the work. `work` may call its argument with a few words on where it is.
 */
export async function showProgress(title, work) {
  const startedAtMs = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  let detail = '';
  const draw = () => {
    const text = `${title} … ${formatDuration(performance.now() - startedAtMs)}${detail === '' ? '' : ` (${detail})`}`;
    process.stderr.write(`\r\u001b[2K${text}`);
  };
  if (!isTerminal) process.stderr.write(`${title} …\n`);
  const timer = isTerminal ? setInterval(draw, 200) : undefined;
  try {
    return await work((words) => (detail = words));
  } finally {
    clearInterval(timer);
    const line = `${title}: ${formatDuration(performance.now() - startedAtMs)}\n`;
    process.stderr.write(isTerminal ? `\r\u001b[2K${line}` : line);
  }
}
