import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/**
 * Gives a text that names one process for good, or undefined when no such process runs. A number alone does not do:
 * numbers are used again, after a restart of the machine almost certainly.
 */
export function identifyProcess(pid: number): string | undefined {
  return process.platform === 'linux' ? identifyOnLinux(pid) : identifyByPs(pid);
}

function identifyOnLinux(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name of the program in brackets, and may itself contain spaces and brackets.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    const [state, startedAtTicks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${pid}/${startedAtTicks}`;
  } catch {
    return undefined;
  }
}

function identifyByPs(pid: number): string | undefined {
  try {
    const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return startedAt === '' ? undefined : `${pid}/${startedAt}`;
  } catch {
    return undefined;
  }
}

/** Tells whether a process runs. A zombie does not. */
export function isRunning(pid: number): boolean {
  return identifyProcess(pid) !== undefined;
}

/** What a process has to do with a cluster; unknown: it is some PostgreSQL, and nothing tells which. */
export type Kinship = 'ours' | 'other' | 'unknown';

/**
 * Judges whether a process is a PostgreSQL process of a cluster, so that it may be signalled. Every PostgreSQL process
 * stays in its data directory, but root in a container may not see where the processes of another account are; then
 * the name of the cluster tells, which stands in the arguments of the server and in the titles of its children.
 */
export function judgeProcess(pid: number, cluster: { name: string; dataDirectory: string }): Kinship {
  if (!isRunning(pid)) return 'other';
  const command = readCommand(pid);
  // A process that is just ending has no command line any more.
  if (command === undefined || command === '') return 'unknown';
  if (!command.includes('postgres')) return 'other';
  try {
    const [here, there] = [statSync(cluster.dataDirectory), statSync(`/proc/${pid}/cwd`)];
    return here.ino === there.ino && here.dev === there.dev ? 'ours' : 'other';
  } catch {
    return command.includes(cluster.name) ? 'ours' : 'unknown';
  }
}

function readCommand(pid: number): string | undefined {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
