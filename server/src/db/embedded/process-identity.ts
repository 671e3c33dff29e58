import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/**
 * Tells whether a running process is a PostgreSQL process of the named cluster, so that it may be signalled. The name
 * stands in the arguments of the server and in the titles of its children. (The working directory of a process would
 * say the same, but root in a container may not read that of another account.)
 */
export function belongsToCluster(pid: number, clusterName: string): boolean {
  if (!isRunning(pid)) return false;
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(clusterName);
  } catch {
    return false;
  }
}
