import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MEASURES = ['latency', 'throughput', 'timers', 'idle', 'preview', 'rebuild'];

/** No figure is judged here: this machine may be busy. That the programs run and measure something is. */
it('the benchmarks run in a small size', { timeout: 180_000 }, async () => {
  const run = new URL('run.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [run, '--smoke', '--port', '4791']);
  const lines = stdout.split('\n');
  for (const measure of MEASURES) {
    const line = lines.find((one) => one.startsWith(`${measure}:`)) ?? `${measure} said nothing`;
    expect(line).toMatch(/\d/);
    expect(line).not.toContain('NaN');
  }
});
