import { type Instant, isBefore, toMicros } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { sql } from '../db/sql.ts';
import type { Catalogue, Work } from '../segment/index.ts';

const FLUSH_EVERY_MS = 2_000;
const WINDOW_MS = 3_600_000;
const SAMPLES_MAX = 512;

interface Samples {
  readonly latenciesMs: { readonly atMs: number; readonly ms: number }[];
  evaluatedAt: Instant;
  dirty: boolean;
}

export interface Freshness {
  note(catalogue: Catalogue, work: Work, now: Instant): void;
  flush(now: Instant): Promise<void>;
}

/** Measures how long membership takes to follow: from an event's arrival to its evaluation (X16). */
export function createFreshness(pool: Pool): Freshness {
  const bySegment = new Map<number, Samples>();
  let flushedAtMs = Number.NEGATIVE_INFINITY;

  return {
    note(catalogue, work, now) {
      const nowMicros = toMicros(now);
      // The oldest event of each type stands for all of them: what a segment waited for at most.
      const oldest = new Map<number, Instant>();
      for (const row of work.pending) {
        if (row.change !== 'event' || row.key_id === null) continue;
        const known = oldest.get(row.key_id);
        if (known === undefined || isBefore(row.received_at, known)) oldest.set(row.key_id, row.received_at);
      }
      for (const [eventTypeId, receivedAt] of oldest) {
        const ms = Math.max(0, (nowMicros - toMicros(receivedAt)) / 1_000);
        for (const entry of catalogue.byEventType.get(eventTypeId) ?? []) {
          const samples = bySegment.get(entry.segmentId) ?? { latenciesMs: [], evaluatedAt: now, dirty: true };
          samples.latenciesMs.push({ atMs: nowMicros / 1_000, ms });
          if (samples.latenciesMs.length > SAMPLES_MAX) samples.latenciesMs.shift();
          samples.evaluatedAt = now;
          samples.dirty = true;
          bySegment.set(entry.segmentId, samples);
        }
      }
    },
    async flush(now) {
      const nowMs = toMicros(now) / 1_000;
      const dirty = [...bySegment].filter(([, samples]) => samples.dirty);
      if (dirty.length === 0 || nowMs - flushedAtMs < FLUSH_EVERY_MS) return;
      flushedAtMs = nowMs;
      const rows = dirty.map(([segmentId, samples]) => {
        samples.dirty = false;
        const recent = samples.latenciesMs
          .filter((sample) => nowMs - sample.atMs < WINDOW_MS)
          .map((sample) => sample.ms);
        recent.sort((a, b) => a - b);
        return {
          segmentId,
          at: samples.evaluatedAt,
          p50: recent[Math.floor(recent.length / 2)] ?? null,
          max: recent.at(-1) ?? null,
        };
      });
      rows.sort((a, b) => a.segmentId - b.segmentId);
      await pool.query(sql`
        update segments s set evaluated_at = i.at, latency_p50_ms = i.p50, latency_max_ms = i.max
        from unnest(${rows.map((r) => r.segmentId)}::int[], ${rows.map((r) => r.at)}::timestamptz[],
                    ${rows.map((r) => r.p50)}::real[], ${rows.map((r) => r.max)}::real[]) as i (id, at, p50, max)
        where s.id = i.id`);
    },
  };
}
