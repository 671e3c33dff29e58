/*
 * A process that delivers, for the tests to kill: it sends what is in the outbox of a database by the real clock until
 * nothing is left, and says so on standard output. Arguments: the database, and a mail server or `mailbox`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '../../src/clock.ts';
import { createPool } from '../../src/db/pool.ts';
import { sql } from '../../src/db/sql.ts';
import { Registry } from '../../src/event/index.ts';
import { createDelivery, createSmtpTransport } from '../../src/message/index.ts';

const [databaseUrl = '', mailServer = 'mailbox'] = process.argv.slice(2);
const pool = createPool(databaseUrl, { maxConnections: 4, onError: () => undefined });
const delivery = createDelivery({
  pool,
  clock: realClock,
  registry: new Registry(),
  transport: mailServer === 'mailbox' ? { kind: 'mailbox' } : createSmtpTransport(mailServer),
  from: 'Ada at Boards <ada@boards.example>',
  log: {
    error: (details, text) => console.error(text, details),
    warn: (details, text) => console.error(text, details),
  },
});
await pool.query(sql`select 1`);
process.stdout.write('ready\n');
for (;;) {
  await delivery.deliver();
  await delivery.idle();
  const [left] = await pool.query<{ n: number }>(
    sql`select count(*) as n from messages where status in ('queued', 'sending')`,
  );
  if (left?.n === 0) break;
  await pause(20);
}
await delivery.stop();
await pool.close();
process.stdout.write('done\n');
