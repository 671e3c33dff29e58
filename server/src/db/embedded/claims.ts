import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo, type Account } from './account.ts';
import { identifyProcess } from './process-identity.ts';

/*
 * Several processes may share one embedded server. Each keeps a claim, an empty file whose name tells all: the process,
 * and whether it is `using` the server or `leaving`, that is, deciding whether to stop it. The one rule: whoever leaves
 * stops the server unless somebody else is using it; whoever arrives makes its claim first and then waits for those who
 * are leaving. As each writes before it reads, two processes cannot miss each other, and a crash needs no clean-up: the
 * claim of a process that no longer runs counts for nothing.
 */

type State = 'using' | 'leaving';

/** The claim of this process on a shared server. */
export interface Claim {
  /** Tells whether another running process uses the server. */
  hasCompany(): Promise<boolean>;
  /** Runs `stopServer` unless somebody else uses the server, then gives the claim up. */
  leave(stopServer: () => Promise<void>): Promise<void>;
}

const POLL_MS = 25;

/**
 * Claims the server of this folder, creating the folder for claims when needed, and waits until nobody is stopping it.
 */
export async function claimServer(claimsDir: string, account: Account | undefined): Promise<Claim> {
  await mkdir(claimsDir, { recursive: true });
  await giveTo(account, claimsDir);
  // One process may open a folder twice (tests do), hence the random part.
  const name = `${process.pid}-${fingerprint(process.pid)}-${randomBytes(4).toString('hex')}`;
  const pathOf = (state: State): string => join(claimsDir, `${name}.${state}`);

  async function hasOthers(state: State): Promise<boolean> {
    const live = await listLiveClaims(claimsDir);
    return live.some((claim) => claim.endsWith(`.${state}`) && !claim.startsWith(name));
  }

  await writeFile(pathOf('using'), '', { mode: 0o600 });
  await giveTo(account, pathOf('using'));
  while (await hasOthers('leaving')) await sleep(POLL_MS);

  return {
    hasCompany: async () => hasOthers('using'),
    leave: async (stopServer) => {
      await rename(pathOf('using'), pathOf('leaving'));
      try {
        if (!(await hasOthers('using'))) await stopServer();
      } finally {
        await rm(pathOf('leaving'), { force: true });
      }
    },
  };
}

/** Lists the claims of processes that still run, and removes the others. */
async function listLiveClaims(claimsDir: string): Promise<string[]> {
  const live: string[] = [];
  for (const claim of await readdir(claimsDir)) {
    const [pid = '', print] = claim.split(/[-.]/);
    if (fingerprint(Number(pid)) === print) live.push(claim);
    else await rm(join(claimsDir, claim), { force: true });
  }
  return live;
}

/** Gives a short name for a running process that no later process will have, or undefined when it does not run. */
function fingerprint(pid: number): string | undefined {
  const identity = identifyProcess(pid);
  return identity === undefined ? undefined : createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
