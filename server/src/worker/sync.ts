/** Runs a task one at a time; asked again while it runs, it runs once more afterwards. */
export interface SerialTask {
  run(): Promise<void>;
  idle(): Promise<void>;
}

export function createSerialTask(task: () => Promise<void>): SerialTask {
  let running: Promise<void> | null = null;
  let again = false;
  const start = async (): Promise<void> => {
    try {
      do {
        again = false;
        await task();
      } while (again);
    } finally {
      running = null;
    }
  };
  return {
    run() {
      again = true;
      running ??= start();
      return running;
    },
    idle: async () => running ?? undefined,
  };
}

/** Lets pieces of work through one after the other, in the order in which they came. */
export function createMutex(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work, work);
    tail = result.catch(() => undefined);
    return result;
  };
}

/** A pause that can be cut short. A wake-up that comes between two pauses cuts the next one. */
export interface Alarm {
  pause(ms: () => Promise<number>): Promise<void>;
  ring(): void;
}

export function createAlarm(): Alarm {
  let rung = false;
  let wake: () => void = () => undefined;
  return {
    async pause(ms) {
      if (!rung) {
        const pauseMs = await ms();
        if (!rung) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, pauseMs);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      }
      rung = false;
    },
    ring() {
      rung = true;
      wake();
    },
  };
}
