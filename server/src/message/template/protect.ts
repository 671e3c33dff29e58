import { type TagToken, TokenKind, Tokenizer, type TopLevelToken } from 'liquidjs';
import { escapeHtml } from './escape-html.ts';
import { encodeUrlPart } from './safe-url.ts';

/** A stretch of Liquid in a text: an output, a tag, or a region that is taken as a whole (raw, comment, capture). */
interface Piece {
  readonly kind: 'output' | 'writing_tag' | 'tag' | 'region' | 'literal' | 'nothing';
  /** Name of a tag; empty for others. */
  readonly name: string;
  readonly source: string;
  /** Line of the text where it begins, from 1. */
  readonly line: number;
}

/** How a piece is used where it stands: as text, in a quoted attribute, or as an address (whole, part or host of it). */
export type Use = 't' | 'q' | 'w' | 'p' | 'h';

export interface Protected {
  /** The text with a word in the place of every piece of Liquid, which Markdown leaves alone. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Finds the words; groups: use, index. */
  readonly pattern: RegExp;
  /** The word that stands for a piece. */
  word(index: number, use: Use): string;
}

const REGIONS: Readonly<Record<string, Piece['kind']>> = { raw: 'literal', comment: 'nothing', capture: 'region' };
/** Tags that write something, so that they stand in a sentence as an output does; `liquid` may hold one of them. */
const WRITING = /^\{%-?\s*(?:(?:echo|cycle|increment|decrement)\b|liquid\b.*\b(?:echo|cycle|increment|decrement)\b)/s;
const OPENING = new Set(['if', 'unless', 'case', 'for']);
const BETWEEN = new Set(['else', 'elsif', 'when']);

/** Whether a piece stands for text that readers see, so that it belongs to a paragraph. */
export function isVisible(piece: Piece | undefined): boolean {
  return piece === undefined || piece.kind === 'output' || piece.kind === 'writing_tag' || piece.kind === 'literal';
}

/** Tells what a tag does to the nesting: it opens, closes or divides a block, or stands alone. */
export function tagRole(name: string): 'open' | 'between' | 'close' | 'single' {
  if (OPENING.has(name)) return 'open';
  if (BETWEEN.has(name)) return 'between';
  return name.startsWith('end') ? 'close' : 'single';
}

/**
 * Puts a word in the place of every piece of Liquid, so that Markdown sees neither its quotes nor its brackets,
 * and the values of end users are never read as Markdown. Expects a text that parses as Liquid.
 */
export function protectLiquid(source: string): Protected {
  const nonce = freeWord(source);
  const tokens = new Tokenizer(source).readTopLevelTokens();
  const pieces: Piece[] = [];
  const parts: string[] = [];
  const word = (index: number, use: Use): string => `${nonce}${use}${index}x`;
  let line = 1;
  let at = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token) break;
    line += countLines(source, at, token.begin);
    at = token.begin;
    if (token.kind === TokenKind.HTML) {
      parts.push(source.slice(token.begin, token.end));
      continue;
    }
    const last = endOfRegion(tokens, i);
    const name = token.kind === TokenKind.Tag ? (token as TagToken).name : '';
    const whole = source.slice(token.begin, tokens[last]?.end);
    const kind =
      token.kind === TokenKind.Output ? 'output' : (REGIONS[name] ?? (WRITING.test(whole) ? 'writing_tag' : 'tag'));
    const inner = source.slice(token.end, tokens[last]?.begin);
    parts.push(word(pieces.length, 't'));
    pieces.push({ kind, name, source: kind === 'literal' ? inner : whole, line });
    i = last;
  }
  return { text: parts.join(''), pieces, word, pattern: new RegExp(`${nonce}([tqwph])(\\d+)x`, 'g') };
}

/** A word that the text does not contain. */
function freeWord(source: string): string {
  for (let n = 0; ; n += 1) {
    const word = `Lq${n}`;
    if (!source.includes(word)) return word;
  }
}

function countLines(source: string, from: number, to: number): number {
  let lines = 0;
  for (let i = source.indexOf('\n', from); i !== -1 && i < to; i = source.indexOf('\n', i + 1)) lines += 1;
  return lines;
}

/** Index of the token that closes the region begun at `start`; `start` itself for other tokens. */
function endOfRegion(tokens: readonly TopLevelToken[], start: number): number {
  const token = tokens[start];
  const name = token?.kind === TokenKind.Tag ? (token as TagToken).name : '';
  if (!(name in REGIONS)) return start;
  for (let i = start + 1, depth = 1; i < tokens.length; i += 1) {
    const other = tokens[i];
    if (other?.kind !== TokenKind.Tag) continue;
    if ((other as TagToken).name === name) depth += 1;
    else if ((other as TagToken).name === `end${name}`) depth -= 1;
    // LiquidJS closes comments and raw text at the first end.
    if (depth === 0 || (name !== 'capture' && (other as TagToken).name === `end${name}`)) return i;
  }
  return tokens.length - 1;
}

const ALREADY_ENCODED = /\|\s*(?:url_encode|cgi_escape|uri_escape)\s*-?\}\}$/;
const FILTERS: Readonly<Record<Use, string>> = {
  t: '',
  q: ' | one_line',
  w: ' | url_whole',
  p: ' | url_part',
  h: ' | url_host',
};

/** Puts the Liquid back into HTML (and its addresses) or plain text; outputs tell the render which one they are. */
export function restoreLiquid(text: string, { pieces, pattern }: Protected, into: 'html' | 'plain' = 'html'): string {
  return text.replace(pattern, (_, use: Use, index: string) => {
    const piece = pieces[Number(index)];
    switch (piece?.kind) {
      case 'output': {
        const filter = use === 'p' && ALREADY_ENCODED.test(piece.source) ? FILTERS.w : FILTERS[use];
        return piece.source.replace(/\s*-?\}\}$/, (end) => ` | seen: ${index}${filter}${end}`);
      }
      case 'literal':
        if (into === 'plain') return `{% raw %}${piece.source}{% endraw %}`;
        return use === 't' || use === 'q'
          ? escapeHtml(piece.source).replaceAll('{', '&#123;')
          : encodeUrlPart(piece.source);
      case 'writing_tag':
        // Its lines cannot be joined, and an attribute holds one.
        return use === 'q' ? '' : piece.source;
      case 'tag':
      case 'region':
        return piece.source;
      default:
        return '';
    }
  });
}
