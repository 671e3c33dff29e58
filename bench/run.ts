import { parseArgs } from 'node:util';
import { describeMachine, say, startBench } from './harness.ts';
import { benchIdle } from './idle.ts';
import { benchLatency } from './latency.ts';
import { benchPlans } from './plans.ts';
import { benchPreview } from './preview.ts';
import { benchRebuild } from './rebuild.ts';
import { benchThroughput } from './throughput.ts';
import { benchTimers } from './timers.ts';

const MEASURES = ['latency', 'throughput', 'timers', 'idle', 'plans', 'preview', 'rebuild'];
/**
 * npm run bench -- [latency] [throughput] [timers] [idle] [plans] [preview] [rebuild]
 *   [--people n] [--events n] [--data-dir path] [--smoke]
 * Without names all of them run, in one world. The first four figures of DESIGN §10 need the default size, rebuild needs
 * --events 50000000.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '20000000' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '4790' },
    'data-dir': { type: 'string' },
    smoke: { type: 'boolean', default: false },
  },
});
const wanted = positionals.length > 0 ? positionals : MEASURES;
const { smoke } = values;
const bench = await startBench({
  people: smoke ? 2_000 : Number(values.people),
  events: smoke ? 20_000 : Number(values.events),
  seed: Number(values.seed),
  port: Number(values.port),
  dataDir: values['data-dir'],
});
try {
  say(`${describeMachine()}, ${bench.size.people} people, ${bench.size.events} events, seed ${bench.size.seed}`);
  if (wanted.includes('latency'))
    await benchLatency(bench, { eventsPerSecond: smoke ? 200 : 2_000, durationSeconds: smoke ? 2 : 60 });
  if (wanted.includes('throughput')) await benchThroughput(bench, { events: smoke ? 2_000 : 200_000 });
  if (wanted.includes('timers'))
    await benchTimers(bench, { people: smoke ? 200 : 20_000, windowSeconds: smoke ? 2 : 20 });
  if (wanted.includes('idle')) await benchIdle(bench, { durationSeconds: smoke ? 2 : 30 });
  // What a small world chooses says nothing of a large one.
  if (wanted.includes('plans') && !smoke) await benchPlans(bench);
  if (wanted.includes('preview')) await benchPreview(bench, { rounds: smoke ? 1 : 10, exact: !smoke });
  if (wanted.includes('rebuild')) await benchRebuild(bench);
} finally {
  await bench.stop();
}
