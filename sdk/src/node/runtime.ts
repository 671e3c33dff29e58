import { secureRandom } from '../wire/random-id.ts';

/** Time, randomness and the network, so that tests and simulations can bring their own. */
export interface Runtime {
  readonly now: () => Date;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const realRuntime: Runtime = {
  now: () => new Date(),
  random: secureRandom,
  fetch: (input, init) => fetch(input, init),
  wait: waitReal,
};

function waitReal(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}
