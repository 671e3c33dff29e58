import { parseArgs } from 'node:util';
import { findKeys } from './find-keys.ts';
import { eventsUntil } from './generate.ts';
import { keepMoving } from './keep-moving.ts';
import { demoWorld, runDemo } from './run-demo.ts';

const HELP = `Sends the life of a project-management product to Segue.

  npm run simulate -- --months 6 --seed 1

  --months 6               how much history
  --seed 1                 the same seed and end give the same events, byte for byte
  --end now                end of the history: now, or an ISO time
  --trials-per-month 500   how many sign up
  --host http://localhost:4000
  --write-key, --secret-key   default: asked of the host, if it shows them to this machine
  --keep-moving            then go on in real time until Ctrl-C
  --print                  print the calls as lines of JSON instead of sending them
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      months: { type: 'string', default: '6' },
      seed: { type: 'string', default: '1' },
      end: { type: 'string', default: 'now' },
      'trials-per-month': { type: 'string', default: '500' },
      host: { type: 'string', default: 'http://localhost:4000' },
      'write-key': { type: 'string' },
      'secret-key': { type: 'string' },
      'keep-moving': { type: 'boolean', default: false },
      print: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    ...values,
    months: wholeNumber('months', values.months, 1, 120),
    seed: wholeNumber('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    trialsPerMonth: wholeNumber('trials-per-month', values['trials-per-month'], 1, 1_000_000),
    endAt: parseEnd(values.end),
  };
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function parseEnd(text: string): Date {
  const end = text === 'now' ? new Date() : new Date(text);
  if (Number.isNaN(end.getTime())) throw new Error(`--end must be "now" or an ISO time, not "${text}".`);
  return end;
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given.help) return void process.stdout.write(HELP);
  const { endAt, host, months, seed, trialsPerMonth } = given;
  if (given.print) {
    for (const { call } of eventsUntil(demoWorld({ seed, months, endAt, trialsPerMonth }), endAt.getTime())) {
      if (!process.stdout.write(`${JSON.stringify(call)}\n`))
        await new Promise((go) => process.stdout.once('drain', go));
    }
    return;
  }
  const shown = given['write-key'] && given['secret-key'] ? null : await findKeys(host);
  const writeKey = given['write-key'] ?? shown?.writeKey ?? '';
  const secretKey = given['secret-key'] ?? shown?.secretKey ?? '';
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('Stopped.')));
  const world = { host, writeKey, secretKey, months, seed, trialsPerMonth, endAt, signal: stop.signal };

  const startedAt = performance.now();
  const sent = await runDemo({ ...world, onProgress: showProgress });
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(`\r\u001B[K${sent} events, segments and flows in ${seconds.toFixed(1)} s.\n`);
  process.stdout.write(`The same again: --months ${months} --seed ${seed} --end ${endAt.toISOString()}\n`);
  if (!given['keep-moving']) return;
  process.stdout.write('The world goes on; Ctrl-C stops it.\n');
  await keepMoving({ ...world, onError: (error) => process.stderr.write(`${error.message}\n`) });
}

const BAR_WIDTH = 40;

function showProgress(fraction: number, reachedDay: string): void {
  const done = Math.round(fraction * BAR_WIDTH);
  const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`;
  process.stdout.write(`\r${bar} ${String(Math.round(fraction * 100)).padStart(3)} %  ${reachedDay} `);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
