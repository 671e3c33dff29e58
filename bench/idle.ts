import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from '../server/src/db/sql.ts';
import { type Bench, say } from './harness.ts';

/** CPU of the server and of every process of its database while nothing happens. Linux only: reads /proc. */
export async function benchIdle(bench: Bench, options: { durationSeconds: number }): Promise<void> {
  await bench.settled();
  // What the load before left to be done (write-back, autovacuum) is not idleness.
  await bench.pool.query(sql`vacuum (analyze)`);
  await bench.pool.query(sql`checkpoint`);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const before = cpuSeconds(bench);
  await new Promise((resolve) => setTimeout(resolve, options.durationSeconds * 1_000));
  const after = cpuSeconds(bench);
  const share = (seconds: number): string => ((100 * seconds) / options.durationSeconds).toFixed(2);
  const [server, database] = [after.server - before.server, after.database - before.database];
  say(
    `idle: ${share(server + database)} % of one core over ${options.durationSeconds} s ` +
      `(server ${share(server)} %, database ${share(database)} %), memory of the server ${after.memoryMb} MB (aim: < 1 %)`,
  );
}

function cpuSeconds(bench: Bench): { server: number; database: number; memoryMb: number } {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const used = (pid: number, ended = false): number => {
    const fields = statOf(pid);
    const own = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    return (own + (ended ? Number(fields[13] ?? 0) + Number(fields[14] ?? 0) : 0)) / ticks;
  };
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && Number(statOf(pid)[1]) === bench.postgresPid);
  // A process of the database that ends in between goes on counting with its parent.
  const database = children.reduce((sum, pid) => sum + used(pid), used(bench.postgresPid, true));
  const status = readFileSync(`/proc/${bench.serverPid}/status`, 'utf8');
  const memoryMb = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  return { server: used(bench.serverPid), database, memoryMb };
}

/** The fields of /proc/pid/stat after the name, from the state on; none of a process that has ended. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}
