import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SegueError } from '../errors.ts';

/** Of a request body, before and after inflating. Segment's libraries stay below 500 kB. */
export const BODY_BYTES_MAX = 512 * 1024;

const inflaters = { gzip: promisify(gunzip), 'x-gzip': promisify(gunzip), deflate: promisify(inflate) } as const;
const isKnownEncoding = (name: string): name is keyof typeof inflaters => Object.hasOwn(inflaters, name);

/**
 * Reads bodies of this content type as JSON: UTF-8, with or without gzip. An empty body is no body. Throws
 * `invalid_json`, `body_too_large` or `unsupported_encoding`.
 */
export function acceptJson(app: FastifyInstance, contentType: string): void {
  app.addContentTypeParser(contentType, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (body.length === 0) return undefined;
    return parseJson(await inflated(request.headers['content-encoding'], body));
  });
}

async function inflated(encoding: string | undefined, body: Buffer): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return body;
  if (!isKnownEncoding(name)) throw new SegueError('unsupported_encoding', { encoding: name });
  try {
    return await inflaters[name](body, { maxOutputLength: BODY_BYTES_MAX });
  } catch (error) {
    if (error instanceof RangeError) throw new SegueError('body_too_large');
    throw new SegueError('invalid_json', undefined, `The body is not valid ${name}.`);
  }
}

function parseJson(body: Buffer): unknown {
  // Decoding would silently replace broken bytes, and store what nobody sent.
  if (!isUtf8(body)) throw new SegueError('invalid_json', undefined, 'The body is not valid UTF-8.');
  const text = body.toString('utf8');
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    throw new SegueError('invalid_json', { reason: error instanceof Error ? error.message : String(error) });
  }
}
