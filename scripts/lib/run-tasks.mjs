import { formatDuration } from './run-program.mjs';

/**
 * Runs named tasks, a few at a time, and prints a line for each as it ends, with the output of those that failed.
 * A task is { name, run }, where run gives { ok, output }. Gives { passed, failed, failures }, the last being the names.
 */
export async function runTasks(tasks, atOnce) {
  const waiting = [...tasks];
  const counts = { passed: 0, failed: 0, failures: [] };
  const workOff = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const startedAtMs = performance.now();
      const { ok, output } = await task.run().catch((error) => ({ ok: false, output: error.stack }));
      counts[ok ? 'passed' : 'failed'] += 1;
      const took = formatDuration(performance.now() - startedAtMs).padStart(8);
      console.log(`${ok ? '  ok  ' : 'FAILED'} ${took}  ${task.name}`);
      if (ok) continue;
      counts.failures.push(task.name);
      console.log(output.trimEnd().replaceAll(/^/gm, '        '));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workOff));
  return counts;
}
