import { setTimeout as wait } from 'node:timers/promises';
import type { ErrorBody, Flow, FlowInput, FlowPatch, Segment, SegmentInput } from '@segue/shared/api';

export interface ManagementOptions {
  readonly host: string;
  readonly secretKey: string;
  readonly signal: AbortSignal;
}

const POLL_MS = 100;
/** A first filling of a demo takes well under a second; an hour means something is broken. */
const BUILD_TIMEOUT_MS = 3_600_000;

/** The few calls of the management API that a demo needs. Creating what exists already changes nothing. */
export interface ManagementApi {
  /** Resolves when the segment is live: filled for the first time. */
  ensureSegment(input: SegmentInput & { readonly key: string }): Promise<void>;
  /** Creates the flow and sets it live, without those who are in its segment now. */
  ensureFlow(input: FlowInput & { readonly key: string }): Promise<void>;
}

export function createManagementApi(options: ManagementOptions): ManagementApi {
  const { signal } = options;
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer | 'exists'> => {
    const response = await fetch(`${options.host.replace(/\/+$/, '')}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${options.secretKey}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
    });
    const answer = (await response.json()) as Answer & ErrorBody;
    if (response.ok) return answer;
    if (answer.error.code === 'key_taken') return 'exists';
    const { code, message, details } = answer.error;
    throw new Error(`${method} ${path}: ${response.status} ${code}: ${message} ${JSON.stringify(details ?? '')}`);
  };

  return {
    async ensureSegment(input) {
      await call<Segment>('POST', '/segments', input);
      for (let waitedMs = 0; waitedMs < BUILD_TIMEOUT_MS; waitedMs += POLL_MS) {
        const segment = await call<Segment>('GET', `/segments/${input.key}`);
        if (segment === 'exists' || segment.status === 'live') return;
        if (segment.status === 'failed') throw new Error(`Segment ${input.key} failed: ${String(segment.error)}`);
        await wait(POLL_MS, undefined, { signal });
      }
      throw new Error(`Segment ${input.key} was not live after an hour.`);
    },
    async ensureFlow(input) {
      await call<Flow>('POST', '/flows', input);
      const live: FlowPatch = { status: 'live', people_already_inside: false };
      await call<Flow>('PATCH', `/flows/${input.key}`, live);
    },
  };
}
