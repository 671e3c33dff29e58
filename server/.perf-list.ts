import { createPool } from './src/db/pool.ts';
import { migrate } from './src/db/migrate.ts';
import { sql, rawSql } from './src/db/sql.ts';
import { listMessages, getMessage } from './src/message/index.ts';
import { Registry } from './src/event/index.ts';
import { realClock } from './src/clock.ts';
const server = process.argv[2]!;
const name = 'seg_msg_perf';
const admin = createPool(`${server}/postgres`, { maxConnections: 1, onError: console.error });
const fresh = process.argv[3] === 'seed';
if (fresh) { await admin.query(rawSql(`drop database if exists ${name} with (force)`)); await admin.query(rawSql(`create database ${name}`)); await migrate(`${server}/${name}`); }
await admin.close();
const pool = createPool(`${server}/${name}`, { maxConnections: 2, onError: console.error });
if (fresh) {
  await pool.query(rawSql(`insert into workspaces (name, write_key, secret_key, setup, created_at) values ('x','w','s','{}',now())`));
  await pool.query(rawSql(`insert into flows (workspace_id, key, name, status, version, created_at, updated_at) select 1, 'flow'||i, 'Flow '||i, 'live', 1, now(), now() from generate_series(1,20) i`));
  await pool.query(rawSql(`insert into flow_versions select id, 1, '{"steps":[{"id":"a","type":"send_email","name":"A"}]}', now() from flows`));
  await pool.query(rawSql(`insert into persons (id, workspace_id, email, identified, fields, first_seen_at, last_seen_at, created_at) overriding system value select i, 1, 'person'||i||'@'||(array['gmail.com','example.com','acme'||(i%1000)||'.io'])[1+i%3], true, '{}', now(), now(), now() from generate_series(1,250000) i`));
  const t = performance.now();
  await pool.query(rawSql(`insert into messages (person_id, id, workspace_id, flow_id, run_id, step_id, visit, channel, recipient, sender, subject, html, body_text, status, reason, attempts, due_at, created_at, sent_at)
   select 1+i%250000, gen_random_uuid(), 1, case when i%5000=0 then 20 else 1+i%19 end, i, 'a', 1, 'email', 'person'||(1+i%250000)||'@'||(array['gmail.com','example.com','acme'||((1+i%250000)%1000)||'.io'])[1+(1+i%250000)%3], 'Ada <a@b.c>', 'About “Project '||md5(i::text)||'”', '<p>Hi</p>'||repeat(md5(i::text), 10), 'Hi', case when i%2000=0 then 'failed' when i%3000=0 then 'uncertain' when i%500=0 then 'skipped' else 'sent' end, null, 1, now(), now() - (i||' seconds')::interval, now() from generate_series(1,1000000) i`));
  console.log('seeded in', Math.round(performance.now()-t), 'ms =', ((performance.now()-t)/1000).toFixed(1), 'µs/row ×1000');
  await pool.query(rawSql('vacuum analyze messages')); await pool.query(rawSql('analyze persons'));
}
const ctx = { workspace: { id: 1, name: 'x', timezone: 'UTC', weekStart: 'monday' as const }, pool, clock: realClock, registry: new Registry() };
console.log(await pool.query(rawSql(`select pg_size_pretty(pg_total_relation_size('messages')) total, pg_size_pretty(pg_relation_size('messages_search')) gin`)));
const time = async (label: string, input: object) => {
  const ts: number[] = []; let n = 0;
  for (let i = 0; i < 5; i++) { const t = performance.now(); n = (await listMessages(ctx, input)).data.length; ts.push(performance.now() - t); }
  ts.sort((a,b)=>a-b); console.log(label.padEnd(28), `median ${ts[2]!.toFixed(1)} ms  max ${ts[4]!.toFixed(1)} ms  rows ${n}`);
};
await time('first page', {});
let cursor: string | undefined; for (let i=0;i<20;i++) cursor = (await listMessages(ctx, { cursor, limit: 200 })).next_cursor ?? undefined;
await time('page 20', { cursor });
const deep = Buffer.from(`${new Date(Date.now()-900000*1000).toISOString()} 00000000-0000-0000-0000-000000000000`).toString('base64url');
await time('at 900 000', { cursor: deep });
for (const status of ['sent','failed','uncertain','skipped','queued','sending'] as const) await time(`status ${status}`, { status });
await time('rare flow', { flow: 'flow20' }); await time('common flow', { flow: 'flow1' });
await time('rare flow + failed', { flow: 'flow20', status: 'failed' });
for (const search of ['person123456@', 'gmail', 'acme77.io', 'zzzzqqq', 'project', 'Project c4ca4238a0b92', 'a', 'gm', 'person1234']) await time(`search ${search}`, { search });
await time('search gmail + failed', { search: 'gmail', status: 'failed' });
await time('search acme77.io + flow1', { search: 'acme77.io', flow: 'flow1' });
await time('person', { person: 'p_777' });
const id = (await listMessages(ctx)).data[0]!.id;
const t = performance.now(); await getMessage(ctx, { id }); console.log('getMessage', (performance.now()-t).toFixed(1), 'ms');
await pool.close();
