import { didYouMean } from '@segue/shared/segment';

/** A value that the process refuses to start with; the message names every one and says what to write instead. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

export interface Knob<Value> {
  readonly env: string;
  /** What may be written, for people. */
  readonly type: string;
  readonly fallback: Value;
  readonly sentence: string;
  /** Gives the value of a text; throws an Error whose message goes on after "SEGUE_X ". */
  parse(text: string): Value;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const KEY_LENGTH_MAX = 200;

/** Every knob of the program. Help, documentation and checks are made from this table; nothing else reads the environment. */
export const KNOBS = {
  role: choice(
    'SEGUE_ROLE',
    ['all', 'serve', 'work'],
    'all',
    'What this process does: serve HTTP, work (evaluate, send), or both. Run as many of each as you like on one database.',
  ),
  host: text(
    'SEGUE_HOST',
    'an address',
    '127.0.0.1',
    'The address to listen on; 0.0.0.0 to be reached from other machines.',
  ),
  port: number('SEGUE_PORT', 0, 65_535, 4000, 'The port to listen on; 0 takes a free one.'),
  publicUrl: optional(
    'SEGUE_PUBLIC_URL',
    'an http(s) address',
    'Where people reach Segue when it stands behind a proxy or has a name. Once it is set, everybody needs the secret ' +
      'key, on this machine too.',
    parseHttpUrl,
  ),
  dataDir: text('SEGUE_DATA_DIR', 'a folder', './data', 'Where the embedded database keeps its files.'),
  databaseUrl: optional(
    'DATABASE_URL',
    'a postgres:// address',
    'A PostgreSQL (15 or newer) to use instead of the embedded one.',
    parseDatabaseUrl,
  ),
  databaseConnections: number(
    'SEGUE_DATABASE_CONNECTIONS',
    4,
    500,
    10,
    'How many connections to the database this process keeps at most.',
  ),
  clock: choice(
    'SEGUE_CLOCK',
    ['real', 'simulated'],
    'real',
    'simulated: time stands still until POST /api/v1/clock moves it. For tests, never in production.',
  ),
  writeKey: optional(
    'SEGUE_WRITE_KEY',
    'a text without spaces or colons',
    'The key with which events are sent; it may be public. Without it, a random one is made at the first start.',
    parseKey,
  ),
  secretKey: optional(
    'SEGUE_SECRET_KEY',
    'a text without spaces or colons',
    'The key that may do everything. Without it, a random one is made at the first start.',
    parseKey,
  ),
  demo: choice(
    'SEGUE_DEMO',
    ['ask', 'off'],
    'ask',
    'ask: the browser offers a demo company on the first run; off: start empty without asking.',
  ),
  smtpUrl: optional(
    'SEGUE_SMTP_URL',
    'an smtp:// or smtps:// address',
    'The mail server to send through. Without it, messages stay in the mailbox that the browser shows.',
    parseSmtpUrl,
  ),
  mailFrom: parsed(
    'SEGUE_MAIL_FROM',
    'an email address, with or without a name',
    'Segue <segue@localhost>',
    'The sender of messages, for example "Ada at Example <ada@example.com>".',
    parseMailbox,
  ),
  logLevel: choice('SEGUE_LOG_LEVEL', LOG_LEVELS, 'warn', 'How much is logged, as JSON lines on standard output.'),
} as const;

type Knobs = typeof KNOBS;
type ValueOf<Entry> = Entry extends Knob<infer Value> ? Value : never;

/** What the environment says, checked, with defaults. */
export type Config = { readonly [Name in keyof Knobs]: ValueOf<Knobs[Name]> };

/** Variables of the name SEGUE_… that other programs of this repository read. */
const OTHER_PROGRAMS = /^SEGUE_(TEST|WEB|BENCH|SIMULATE)_/;

/**
 * Reads the environment; an empty variable counts as not set. Throws a ConfigError that names every bad value.
 * `warnings` are sentences for the log: what is likely a mistake, but nothing to refuse.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  readonly config: Config;
  readonly warnings: readonly string[];
} {
  const problems: string[] = [];
  const values = Object.entries(KNOBS).map(([name, knob]: [string, Knob<unknown>]) => {
    const given = env[knob.env]?.trim();
    if (given === undefined || given === '') return [name, knob.fallback];
    try {
      return [name, knob.parse(given)];
    } catch (error) {
      problems.push(`${knob.env} ${error instanceof Error ? error.message : String(error)}`);
      return [name, knob.fallback];
    }
  });
  // Every name of the table is in it, with a value of its own knob.
  const config = Object.fromEntries(values) as Config;
  if (config.writeKey !== null && config.writeKey === config.secretKey) {
    problems.push('SEGUE_SECRET_KEY must differ from SEGUE_WRITE_KEY, which may be public.');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { config, warnings: [...misspelled(env), ...doubts(config)] };
}

function misspelled(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.values(KNOBS).map((knob) => knob.env);
  return Object.keys(env)
    .filter((name) => name.startsWith('SEGUE_') && !known.some((one) => one === name) && !OTHER_PROGRAMS.test(name))
    .map((name) => {
      const near = didYouMean(name, known);
      return `${name} is not a setting of Segue${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
}

function doubts(config: Config): string[] {
  const sentences: string[] = [];
  if (config.smtpUrl !== null && config.mailFrom === KNOBS.mailFrom.fallback) {
    sentences.push('SEGUE_MAIL_FROM is not set: mail servers refuse mail from segue@localhost.');
  }
  if (config.secretKey !== null && config.secretKey.length < 16) {
    sentences.push('SEGUE_SECRET_KEY is short enough to be guessed; 16 characters or more are better.');
  }
  return sentences;
}

/** The text of `--help`. */
export function helpText(): string {
  const knobs = Object.values(KNOBS).map((knob: Knob<unknown>) => {
    const fallback = knob.fallback === null ? '' : `; default ${String(knob.fallback)}`;
    return `  ${knob.env} (${knob.type}${fallback})\n      ${knob.sentence}`;
  });
  return `Segue. Start it with: npm start\nSettings are environment variables:\n\n${knobs.join('\n')}\n`;
}

function parsed<Value>(
  env: string,
  type: string,
  fallback: Value,
  sentence: string,
  parse: (text: string) => Value,
): Knob<Value> {
  return { env, type, fallback, sentence, parse };
}

function text(env: string, type: string, fallback: string, sentence: string): Knob<string> {
  return parsed(env, type, fallback, sentence, (given) => given);
}

function optional(env: string, type: string, sentence: string, parse: (text: string) => string): Knob<string | null> {
  return parsed<string | null>(env, type, null, sentence, parse);
}

function choice<const Value extends string>(
  env: string,
  values: readonly Value[],
  fallback: NoInfer<Value>,
  sentence: string,
): Knob<Value> {
  return parsed(env, values.join(' | '), fallback, sentence, (given) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new Error(`must be one of ${values.join(', ')}; it is "${given}".`);
    return found;
  });
}

function number(env: string, min: number, max: number, fallback: number, sentence: string): Knob<number> {
  return parsed(env, `a number from ${min} to ${max}`, fallback, sentence, (given) => {
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < min || value > max) {
      throw new Error(`must be a whole number from ${min} to ${max}; it is "${given}".`);
    }
    return value;
  });
}

function parseHttpUrl(given: string): string {
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new Error(`must be an address like https://segue.example.com; it is "${given}".`);
  }
  return given.replace(/\/+$/, '');
}

function parseDatabaseUrl(given: string): string {
  // The value is not repeated: it may hold a password.
  if (!/^postgres(ql)?:\/\//.test(given)) throw new Error('must begin with postgres:// or postgresql://.');
  return given;
}

function parseSmtpUrl(given: string): string {
  if (!URL.canParse(given) || !/^smtps?:$/.test(new URL(given).protocol)) {
    throw new Error(
      'must be an address like smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start.',
    );
  }
  return given;
}

function parseKey(given: string): string {
  if (/[\s:]/.test(given)) throw new Error('must not contain spaces or colons.');
  if (given.length > KEY_LENGTH_MAX) throw new Error(`has at most ${KEY_LENGTH_MAX} characters.`);
  return given;
}

function parseMailbox(given: string): string {
  if (!/^[^<>@\s]+@[^<>@\s]+$/.test(given) && !/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/.test(given)) {
    throw new Error(`must be like ada@example.com or "Ada <ada@example.com>"; it is "${given}".`);
  }
  return given;
}
