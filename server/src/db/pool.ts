import { hash } from 'node:crypto';
import pg from 'pg';
import { type SqlFragment, type SqlValue, toStatement } from './sql.ts';

/** Whatever can run SQL: the pool itself or one transaction. */
export interface Database {
  query<Row extends object>(fragment: SqlFragment): Promise<Row[]>;
  /** For statements that run all the time with other values: planned once a connection. */
  queryPrepared<Row extends object>(fragment: SqlFragment): Promise<Row[]>;
  /** For statements that were compiled before; `prepared` as with `queryPrepared`. */
  run<Row extends object>(statement: CompiledStatement): Promise<Row[]>;
}

export interface CompiledStatement {
  readonly text: string;
  readonly values: SqlValue[];
  readonly prepared?: boolean;
}

export interface Transaction extends Database {
  readonly inTransaction: true;
}

export interface Pool extends Database {
  /** Runs `work` in one transaction; rolls back and rethrows when it throws. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Calls back on every NOTIFY of the channel, reconnecting by itself; resolves once it listens. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly maxConnections: number;
  readonly onError: (error: Error) => void;
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;
const LISTEN_RETRY_MS = 500;
const LIFETIME_SECONDS_MAX = 3_600;

/** `2026-03-01 10:00:00.000001+00` → `2026-03-01T10:00:00.000001Z`; milliseconds where nothing is lost. */
export function parseTimestamp(text: string): string {
  const zone = text.lastIndexOf('+');
  const space = text.indexOf(' ');
  const second = `${text.slice(0, space)}T${text.slice(space + 1, space + 9)}`;
  const fraction = text.indexOf('.');
  if (fraction === -1) return `${second}.000Z`;
  const micros = text.slice(fraction + 1, zone).padEnd(6, '0');
  return `${second}.${micros.endsWith('000') ? micros.slice(0, 3) : micros}Z`;
}

const parsers: Record<number, (text: string) => unknown> = {
  [TIMESTAMPTZ]: parseTimestamp,
  [DATE]: (text) => text,
  // Ids and counts stay far below 2^53.
  [INT8]: Number,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** One name for one text, on whatever connection; nothing is remembered of texts that nobody uses any more. */
function statementName(text: string): string {
  return `prepared_${hash('sha1', text)}`;
}

function wrap(client: Pick<pg.ClientBase, 'query'>): Database {
  return {
    async query<Row extends object>(fragment: SqlFragment) {
      const { text, values } = toStatement(fragment);
      const result = await client.query<Row>(text, [...values]);
      return result.rows;
    },
    async queryPrepared<Row extends object>(fragment: SqlFragment) {
      const { text, values } = toStatement(fragment);
      const result = await client.query<Row>({ name: statementName(text), text, values: [...values] });
      return result.rows;
    },
    async run<Row extends object>({ text, values, prepared = false }: CompiledStatement) {
      const result = await client.query<Row>(prepared ? { name: statementName(text), text, values } : { text, values });
      return result.rows;
    },
  };
}

/**
 * A pool of connections. Every session speaks UTC and gives up on an idle transaction, so that a stuck process
 * cannot hold lanes for ever.
 */
export function createPool(url: string, options: PoolOptions): Pool {
  const config: pg.PoolConfig = {
    connectionString: url,
    max: options.maxConnections,
    // Statements that do not wait for each other's answers are sent together.
    pipeline: true,
    // Prepared statements of segments that are no more go with the connection that knew them.
    maxLifetimeSeconds: LIFETIME_SECONDS_MAX,
    types,
    application_name: 'segue',
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000 -c jit=off',
  };
  const pool = new pg.Pool(config);
  pool.on('error', options.onError);
  // A connection in use that breaks tells its error twice: to the query that waits, and as an event. Without a
  // listener the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let closed = false;
  const listeners = new Set<pg.Client>();

  const listen = async (channel: string, onMessage: (payload: string) => void): Promise<void> => {
    const client = new pg.Client(config);
    client.on('notification', (message) => onMessage(message.payload ?? ''));
    const reconnect = (error?: Error): void => {
      if (!listeners.delete(client) || closed) return;
      if (error) options.onError(error);
      client.end().catch(() => undefined);
      retryLater();
    };
    const retryLater = (): void => {
      setTimeout(() => {
        if (closed) return;
        // What was notified meanwhile is lost: an empty message makes the listener look for itself.
        listen(channel, onMessage).then(
          () => onMessage(''),
          (failure: Error) => {
            options.onError(failure);
            retryLater();
          },
        );
      }, LISTEN_RETRY_MS).unref();
    };
    client.on('error', reconnect);
    client.on('end', () => reconnect());
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    listeners.add(client);
  };

  return {
    ...wrap(pool as unknown as Pick<pg.ClientBase, 'query'>),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // Sent together with the first statement; a connection that is broken tells it there, too.
        const begun = client.query('begin');
        begun.catch(() => undefined);
        const result = await work({ ...wrap(client), inTransaction: true });
        await begun;
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    listen,
    async close() {
      closed = true;
      await Promise.all([...listeners].map((client) => client.end().catch(() => undefined)));
      await pool.end();
    },
  };
}
