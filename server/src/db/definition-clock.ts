import type { Database } from './pool.ts';
import { sql } from './sql.ts';

/*
 * One row counts the changes of everything that workers keep in memory: segments, flows, names, time zones. The order of
 * locks is lanes, then this row, then the rows of segments and flows; who takes them in another order waits for somebody
 * who waits for it.
 */

/** Definitions change one at a time from here to the end of the transaction: two saves cannot make a circle together. */
export async function lockDefinitions(tx: Database): Promise<void> {
  await tx.query(sql`select 1 from definition_clock for update`);
}

/** Workers read all definitions anew before their next evaluation. Takes the lock, too. */
export async function bumpDefinitions(tx: Database): Promise<void> {
  await tx.query(sql`update definition_clock set version = version + 1`);
}

/** The same, and wakes those who sleep. */
export async function announceDefinitions(tx: Database): Promise<void> {
  await bumpDefinitions(tx);
  await tx.query(sql`select pg_notify('segue', '{"type":"wake"}')`);
}
