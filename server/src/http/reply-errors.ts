import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isBeyondLimits } from '../db/beyond-limits.ts';
import { isDatabaseAway, isTextRefusal } from './database-failures.ts';
import { type ErrorCode, ERRORS, SegueError } from '../errors.ts';
import { describeFinding, type SchemaFinding } from './schema-words.ts';

/** What Fastify itself refuses, in our words. */
const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_NOT_FOUND: 'not_found',
};

/** Answers every failure as `{ error: { code, message, details } }`; what was not foreseen is logged, not shown. */
export function replyErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error);
    const { status } = ERRORS[refusal.code];
    if (status >= 500)
      request.log.error({ err: error, method: request.method, path: pathOf(request) }, refusal.message);
    else request.log.debug({ code: refusal.code, method: request.method, path: pathOf(request) }, refusal.message);
    return sendRefusal(reply, refusal);
  });
}

/** Sends a refusal from where no error handler reaches. */
export function sendRefusal(reply: FastifyReply, refusal: SegueError): FastifyReply {
  const { code, message, details } = refusal;
  const body = { error: details === undefined ? { code, message } : { code, message, details } };
  // The schema of the route's good replies does not fit this one.
  return reply
    .code(ERRORS[code].status)
    .header('content-type', 'application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

function toRefusal(error: unknown): SegueError {
  if (error instanceof SegueError) return error;
  if (isDatabaseAway(error)) return new SegueError('database_unavailable');
  if (isTextRefusal(error)) return new SegueError('invalid_text');
  if (isBeyondLimits(error)) return new SegueError('segment_too_complex');
  if (hasZodFastifySchemaValidationErrors(error)) return schemaRefusal(error);
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = code === undefined ? undefined : FASTIFY_CODES[code];
  if (known !== undefined) return new SegueError(known);
  // A body that broke off on its way is the caller's; it has no code of its own.
  if (statusCode === 400) return new SegueError('invalid_json', undefined, 'The body could not be read to its end.');
  return new SegueError('internal');
}

interface SchemaError {
  readonly validation: readonly SchemaFinding[];
  readonly validationContext?: string | undefined;
}

/** Names every part that is wrong: `{ issues: [{ path, message }] }`, the first one in the sentence itself. */
function schemaRefusal(error: SchemaError): SegueError {
  const issues = error.validation.map((finding) => ({
    path: finding.instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: describeFinding(finding),
  }));
  const code = error.validationContext === 'querystring' ? 'invalid_query' : 'invalid_body';
  const [first] = issues;
  const sentence = first && (first.path === '' ? `The body: ${first.message}` : `${first.path}: ${first.message}`);
  return new SegueError(code, { issues }, sentence);
}

function pathOf(request: FastifyRequest): string {
  // Without the query: it may hold what somebody searched for.
  return request.url.split('?', 1)[0] ?? '';
}
