import { Marked, type MarkedToken, type Token, type Tokens } from 'marked';
import { isolateBlockTags } from './blocks.ts';
import { escapeAuthorText, escapeHtml } from './escape-html.ts';
import { type Block, type HoistedList, hoistLists, type LoneTag } from './hoist-lists.ts';
import { isVisible, type Protected, protectLiquid, restoreLiquid, tagRole, type Use } from './protect.ts';
import { safeUrl } from './safe-url.ts';
import { STYLES } from './styles.ts';

/** A line break in the text is one in the email: people write as they want it to look. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  // Indented text is indented text: code is written between fences.
  tokenizer: { code: () => undefined },
});

export interface CompiledMarkdown {
  /** HTML with Liquid in it. */
  readonly html: string;
  readonly source: Protected;
  /** What the author should know: HTML that is shown as text, addresses that are left out. */
  readonly warnings: readonly { readonly code: 'html_shown' | 'unsafe_link'; readonly detail: string }[];
}

interface Writing {
  /** Style of paragraphs: those inside quotes and lists stand closer together. */
  readonly paragraph: string;
  readonly source: Protected;
  readonly warnings: { code: 'html_shown' | 'unsafe_link'; detail: string }[];
}

/** Turns Markdown with Liquid into HTML with Liquid. Expects a text that parses as Liquid. */
export function compileMarkdown(text: string): CompiledMarkdown {
  const source = protectLiquid(tidy(text));
  const writing: Writing = { paragraph: STYLES.p, source, warnings: [] };
  const html = writeBlocks(marked.lexer(isolateBlockTags(source)), writing);
  // What is not ours cannot open a tag of Liquid any more; the words are then turned back into Liquid.
  const inert = html.replaceAll('{', '&#123;');
  return { html: restoreAddresses(restoreLiquid(inert, source)), source, warnings: writing.warnings };
}

/** One kind of line end; spaces to the left instead of tabs; none of the sentinels below. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\ufdd0-\ufdd2]/g, '')
    .replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '    '));
}

/** Sentinels around addresses that hold Liquid: no text can contain them, they are no characters. */
const [HREF, SRC, END] = ['\ufdd0', '\ufdd1', '\ufdd2'];

function restoreAddresses(html: string): string {
  return html
    .replaceAll(HREF, '{% address href %}')
    .replaceAll(SRC, '{% address src %}')
    .replaceAll(END, '{% endaddress %}');
}

function writeBlocks(tokens: readonly Token[], given: Writing, inside?: 'inside'): string {
  const writing = inside ? { ...given, paragraph: STYLES.innerP } : given;
  const blocks = tokens.map((token) => toLoneTag(token, writing.source) ?? token);
  return hoistLists(blocks)
    .map((block) => writeBlock(block, writing))
    .filter(Boolean)
    .join('\n');
}

/** A paragraph that is nothing but one Liquid tag is no paragraph. */
function toLoneTag(token: Token, { pieces, pattern }: Protected): LoneTag | null {
  if (token.type !== 'paragraph') return null;
  const [match, ...more] = token.raw.matchAll(pattern);
  const piece = pieces[Number(match?.[2])];
  if (!match || more.length > 0 || token.raw.trim() !== match[0]) return null;
  if (!piece || isVisible(piece)) return null;
  return { type: 'lone_tag', role: piece.kind === 'tag' ? tagRole(piece.name) : 'single', word: match[0] };
}

function writeBlock(block: Block, writing: Writing): string {
  if (block.type === 'lone_tag') return (block as LoneTag).word;
  if (block.type === 'hoisted_list') return writeList(block as HoistedList, writing);
  const token = block as MarkedToken;
  switch (token.type) {
    case 'paragraph':
      return `<p dir="auto" style="${writing.paragraph}">${writeInline(token.tokens, writing)}</p>`;
    case 'text':
      return writeInline(token.tokens ?? [token], writing);
    case 'heading': {
      const level = Math.min(token.depth, 3) as 1 | 2 | 3;
      return `<h${level} dir="auto" style="${STYLES[`h${level}`]}">${writeInline(token.tokens, writing)}</h${level}>`;
    }
    case 'list':
      return writeList(
        { type: 'hoisted_list', ordered: token.ordered, start: token.start, parts: token.items },
        writing,
      );
    case 'blockquote':
      return `<blockquote class="quote" dir="auto" style="${STYLES.blockquote}">\n${writeBlocks(token.tokens, writing, 'inside')}\n</blockquote>`;
    case 'code':
      return `<pre class="code" style="${STYLES.pre}">${escapeHtml(token.text)}</pre>`;
    case 'hr':
      return `<hr class="rule" style="${STYLES.hr}">`;
    case 'table':
      return writeTable(token, writing);
    case 'html':
      return `<p dir="auto" style="${writing.paragraph}">${writeShownHtml(token.text.trim(), writing)}</p>`;
    case 'space':
    case 'def':
      return '';
    default:
      return writeInline([token], writing);
  }
}

function writeList({ ordered, start, parts }: HoistedList, writing: Writing): string {
  const tag = ordered ? 'ol' : 'ul';
  const first = ordered && start !== '' && start !== 1 ? ` start="${start}"` : '';
  const items = parts.map((part) =>
    part.type === 'lone_tag'
      ? part.word
      : `<li style="${STYLES.li}">${writeBlocks(part.tokens, writing, 'inside')}</li>`,
  );
  // The first letter of the list decides for its bullets; one item in another direction does not move its own.
  return `<${tag}${first} dir="auto" style="${STYLES.list}">\n${items.join('\n')}\n</${tag}>`;
}

function writeTable({ header, rows }: Tokens.Table, writing: Writing): string {
  const row = (cells: readonly Tokens.TableCell[], tag: 'th' | 'td'): string =>
    `<tr>${cells
      .map((cell) => {
        const align = cell.align ?? 'left';
        return `<${tag} class="cell" dir="auto" align="${align}" style="${STYLES.cell}">${writeInline(cell.tokens, writing)}</${tag}>`;
      })
      .join('')}</tr>`;
  return `<table style="${STYLES.table}">\n${[row(header, 'th'), ...rows.map((cells) => row(cells, 'td'))].join('\n')}\n</table>`;
}

function writeInline(tokens: readonly Token[], writing: Writing): string {
  return tokens.map((token) => writeInlineToken(token as MarkedToken, writing)).join('');
}

function writeInlineToken(token: MarkedToken, writing: Writing): string {
  switch (token.type) {
    case 'strong':
      return `<strong>${writeInline(token.tokens, writing)}</strong>`;
    case 'em':
      return `<em>${writeInline(token.tokens, writing)}</em>`;
    case 'del':
      return `<del>${writeInline(token.tokens, writing)}</del>`;
    case 'br':
      return '<br>\n';
    case 'codespan':
      return `<code class="code" style="${STYLES.code}">${escapeHtml(token.text)}</code>`;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'link':
      return writeLink(token, writing);
    case 'image': {
      const { pattern, word } = writing.source;
      const alt = escapeAuthorText(token.text).replace(pattern, (_, _use, index) => word(Number(index), 'q'));
      return `<img${writeAddress(token.href, 'src', writing)} alt="${alt}" style="${STYLES.img}">`;
    }
    case 'html':
      return writeShownHtml(token.text, writing);
    case 'text':
      return token.tokens ? writeInline(token.tokens, writing) : escapeAuthorText(token.text);
    default:
      return escapeAuthorText('text' in token ? token.text : token.raw);
  }
}

function writeLink(link: Tokens.Link, writing: Writing): string {
  const isBare = link.href === link.text || link.href.endsWith(`:${link.text}`) || link.href.endsWith(`//${link.text}`);
  const end = isBare ? endOfAddress(link.text, writing.source) : link.text.length;
  if (end === link.text.length) {
    const text = writeInline(link.tokens, writing);
    return `<a${writeAddress(link.href, 'href', writing)} style="${STYLES.a}">${text}</a>`;
  }
  // An address that Markdown found in the text takes in everything up to the next space, `{% endif %}` too.
  const [text, rest] = [link.text.slice(0, end), link.text.slice(end)];
  const href = link.href.slice(0, link.href.length - rest.length);
  return `<a${writeAddress(href, 'href', writing)} style="${STYLES.a}">${escapeAuthorText(text)}</a>${escapeAuthorText(rest)}`;
}

/** Where an address ends at the latest: before a tag whose other end stands outside of it. */
function endOfAddress(text: string, { pattern, pieces }: Protected): number {
  const open: number[] = [];
  for (const match of text.matchAll(pattern)) {
    const piece = pieces[Number(match[2])];
    const role = piece?.kind === 'tag' ? tagRole(piece.name) : 'single';
    if (role === 'open') open.push(match.index);
    else if (role !== 'single' && open.length === 0) return match.index;
    else if (role === 'close') open.pop();
  }
  return open[0] ?? text.length;
}

function writeShownHtml(html: string, { warnings }: Writing): string {
  warnings.push({ code: 'html_shown', detail: html });
  return escapeHtml(html);
}

/** The attribute of an address: checked now, or, where Liquid makes it, when it is rendered. */
function writeAddress(given: string, of: 'href' | 'src', { source, warnings }: Writing): string {
  const address = given.replaceAll('&amp;', '&');
  const { pattern, pieces, word } = source;
  if (address.search(pattern) === -1) {
    const url = safeUrl(address, of);
    if (url !== null) return ` ${of}="${escapeHtml(url)}"`;
    warnings.push({ code: 'unsafe_link', detail: address });
    return '';
  }
  let before = '';
  const parts = address.split(new RegExp(`(${pattern.source.replaceAll('(', '(?:')})`)).map((part) => {
    const index = Number(new RegExp(pattern.source).exec(part)?.[2] ?? -1);
    if (index === -1) {
      before += part;
      return encodeStatic(part);
    }
    const use = isVisible(pieces[index]) ? useInAddress(before) : 't';
    if (isVisible(pieces[index])) before += '\ufffc';
    return word(index, use);
  });
  return `${of === 'href' ? HREF : SRC}${parts.join('')}${END}`;
}

/** A value at the beginning is the address itself; in the host it is one label; elsewhere it is a part. */
function useInAddress(before: string): Use {
  if (before.trim() === '') return 'w';
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#\ufffc]*$/i.test(before) ? 'h' : 'p';
}

/** Static text of an address: nothing in it may end the attribute or begin a tag of Liquid. */
function encodeStatic(text: string): string {
  return text.replace(/[\s"'<>{}\\^`|\ufdd0-\ufdd2]/g, (char) => encodeURIComponent(char));
}
