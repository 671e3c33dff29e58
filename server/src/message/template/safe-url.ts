const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const IMAGE_SCHEMES = new Set(['http:', 'https:']);
const URL_LENGTH_MAX = 4_000;

/**
 * Gives an address that is safe to put into a link (http, https, mailto) or an image (http, https), normalised as a
 * browser reads it; null for any other. Scripts, data and relative addresses have no place in an email.
 */
export function safeUrl(text: string, of: 'href' | 'src'): string | null {
  const trimmed = text.trim();
  if (trimmed.length > URL_LENGTH_MAX || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  const schemes = of === 'href' ? SCHEMES : IMAGE_SCHEMES;
  if (!schemes.has(url.protocol)) return null;
  return url.href;
}

/** Escapes what goes between the segments of an address. Never throws. */
export function encodeUrlPart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/**
 * A value inside the host of an address may only be one label of it, so that nobody's name leads to another site.
 * Anything else becomes a character that no host has: the address is then refused as a whole.
 */
export function hostLabel(text: string): string {
  return /^[a-z0-9-]+$/i.test(text) ? text : '%';
}
