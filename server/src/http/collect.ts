import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ErrorCode, SegueError } from '../errors.ts';
import { type Message, type ParseContext, parseMessage } from '../ingest/index.ts';
import { authenticateCollecting } from './auth.ts';
import { isDatabaseAway } from './database-failures.ts';
import type { HttpDeps } from './deps.ts';
import { acceptJson } from './json-body.ts';
import { describeBatch, describeCall, HIDDEN } from './schemas/collect.ts';

const BATCH_EVENTS_MAX = 1_000;
const PREFLIGHT_SECONDS = 86_400;

/** Each kind of call, and the short path by which Segment's browser library sends it. */
const SINGLE_CALLS = [
  ['identify', 'i'],
  ['track', 't'],
  ['page', 'p'],
  ['screen', 's'],
  ['group', 'g'],
  ['alias', 'a'],
] as const;
const BATCH_PATHS = ['batch', 'import', 'b'];

type JsonRecord = Readonly<Record<string, unknown>>;

interface Rejection {
  readonly index: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * The collecting API, compatible with Segment's: what it answers 200 to is durable. No schema library on this path;
 * `parseMessage` is the validation. Any website may call it, with the public write key.
 */
export async function collectRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  app.removeAllContentTypeParsers();
  // Browsers send JSON as text/plain, which needs no permission of another origin (CORS).
  acceptJson(app, '*');
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
  });
  // The schemas only describe: `parseMessage` validates, and says what is wrong event by event.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.options('/*', { schema: HIDDEN }, async (_request, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type, content-encoding',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      })
      .code(204)
      .send(),
  );
  for (const [type, short] of SINGLE_CALLS) {
    const handler = (request: FastifyRequest): Promise<unknown> => collectOne(request, type, deps);
    app.post(`/${type}`, { schema: describeCall(type) }, handler);
    app.post(`/${short}`, { schema: HIDDEN }, handler);
  }
  for (const path of BATCH_PATHS) {
    const schema = path === 'batch' ? describeBatch() : HIDDEN;
    app.post(`/${path}`, { schema }, (request) => collectBatch(request, deps));
  }
  // Segment's browser library also reports on itself; its numbers are of no use here.
  app.post('/m', { schema: HIDDEN }, async () => ({ success: true }));
}

async function collectOne(request: FastifyRequest, type: string, deps: HttpDeps): Promise<unknown> {
  const body = bodyOf(request);
  const { workspace, kind } = authenticateCollecting(request, body['writeKey'], deps);
  const context = { workspaceId: workspace.id, clock: deps.clock, trusted: kind === 'secret' };
  const message = parseMessage({ ...body, type }, context);
  await deps.collector.submit(workspace.id, [message]);
  return { success: true };
}

async function collectBatch(request: FastifyRequest, deps: HttpDeps): Promise<unknown> {
  const body = bodyOf(request);
  const { batch } = body;
  const [first] = Array.isArray(batch) ? batch : [];
  const bodyKey = body['writeKey'] ?? (isRecord(first) ? first['writeKey'] : undefined);
  const { workspace, kind } = authenticateCollecting(request, bodyKey, deps);
  if (!Array.isArray(batch)) {
    throw new SegueError('invalid_body', undefined, 'A batch is {"batch": [ … ]}, a list of at most 1 000 events.');
  }
  if (batch.length > BATCH_EVENTS_MAX) throw new SegueError('batch_too_long', { events: batch.length });
  const context = { workspaceId: workspace.id, clock: deps.clock, trusted: kind === 'secret', sentAt: body['sentAt'] };
  const { messages, rejected } = parseBatch(batch, sharedContextOf(body), context);
  const refused = [...rejected, ...(await store(messages, workspace.id, deps))].toSorted((a, b) => a.index - b.index);
  if (refused.length === batch.length && batch.length > 0) throw new SegueError('no_valid_event', refused);
  return { success: true, accepted: batch.length - refused.length, rejected: refused };
}

interface Indexed {
  readonly index: number;
  readonly message: Message;
}

function parseBatch(
  batch: readonly unknown[],
  shared: JsonRecord | null,
  context: ParseContext,
): { messages: Indexed[]; rejected: Rejection[] } {
  const messages: Indexed[] = [];
  const rejected: Rejection[] = [];
  batch.forEach((raw, index) => {
    try {
      messages.push({ index, message: parseMessage(shared === null ? raw : withContext(raw, shared), context) });
    } catch (error) {
      if (!(error instanceof SegueError)) throw error;
      rejected.push({ index, code: error.code, message: error.message });
    }
  });
  return { messages, rejected };
}

/** Stores all messages at once; if one of them cannot be stored, each by itself. Gives those that could not. */
async function store(messages: readonly Indexed[], workspaceId: number, deps: HttpDeps): Promise<Rejection[]> {
  if (messages.length === 0) return [];
  try {
    await deps.collector.submit(
      workspaceId,
      messages.map((entry) => entry.message),
    );
    return [];
  } catch (error) {
    // A limit that one event breaks (too many event names) must not cost the others. Every message keeps its id, so
    // that trying again stores nothing twice.
    if (!(error instanceof SegueError) || isDatabaseAway(error)) throw error;
  }
  const outcomes = await Promise.all(
    messages.map(async ({ index, message }): Promise<Rejection | null> => {
      try {
        await deps.collector.submit(workspaceId, [message]);
        return null;
      } catch (error) {
        if (!(error instanceof SegueError)) throw error;
        return { index, code: error.code, message: error.message };
      }
    }),
  );
  return outcomes.filter((outcome) => outcome !== null);
}

/** What the batch says once for all its events, where an event does not say it itself: who and on which page. */
function sharedContextOf(body: JsonRecord): JsonRecord | null {
  const { context } = body;
  return isRecord(context) && ('traits' in context || 'page' in context) ? context : null;
}

function withContext(raw: unknown, shared: JsonRecord): unknown {
  if (!isRecord(raw)) return raw;
  const own = raw['context'];
  if (own !== undefined && own !== null && !isRecord(own)) return raw;
  return { ...raw, context: { ...shared, ...own } };
}

function bodyOf(request: FastifyRequest): JsonRecord {
  const { body } = request;
  if (!isRecord(body)) throw new SegueError('invalid_body', undefined, 'The body must be a JSON object.');
  return body;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
