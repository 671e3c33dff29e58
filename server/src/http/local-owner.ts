import type { FastifyRequest } from 'fastify';

/**
 * Whether a request without any key comes from the person at this very machine, who is the owner of a fresh
 * installation (docs/decisions/0004-local-owner.md). `foreign`: it does come from this machine, but a page of another
 * site or program made the browser send it.
 */
export type Locality = 'owner' | 'foreign' | 'elsewhere';

/** What a proxy adds. Behind one, every request seems to come from this machine. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * `needsBrowser`: asks for the browser's own word that one of our pages sent it. Without it, programs of this machine
 * are let in too, as `npm run simulate` is to learn the keys.
 */
export function localityOf(request: FastifyRequest, options: { readonly needsBrowser: boolean }): Locality {
  const { headers } = request;
  if (!LOOPBACK.test(request.socket.remoteAddress ?? '')) return 'elsewhere';
  if (request.raw.httpVersion === '1.0' || PROXY_HEADERS.some((name) => headers[name] !== undefined))
    return 'elsewhere';
  // A name that an attacker's page has pointed at this machine (DNS rebinding) is not ours.
  const host = headers.host ?? '';
  if (!LOCAL_HOSTS.has(host.replace(/:\d+$/, '').toLowerCase())) return 'elsewhere';
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  if (origin !== undefined && hostOf(origin) !== host) return 'foreign';
  if (site === undefined) return origin === undefined && options.needsBrowser ? 'elsewhere' : 'owner';
  if (site === 'same-origin') return 'owner';
  // "none": typed into the address bar. It cannot be done to anybody, but only reading can be meant.
  return site === 'none' && (request.method === 'GET' || request.method === 'HEAD') ? 'owner' : 'foreign';
}

/**
 * Whether a browser says that another site's page made this request; programs that say nothing are not browsers.
 * `publicUrl`: the address of ours that a proxy may hide from the Host header.
 */
export function isCrossSite(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return hostOf(origin) !== host && (publicUrl === null || hostOf(origin) !== hostOf(publicUrl));
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
