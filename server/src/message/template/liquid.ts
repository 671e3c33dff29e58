import {
  CaptureTag,
  Context,
  type Emitter,
  Liquid,
  type LiquidOptions,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { escapeHtml } from './escape-html.ts';
import { encodeUrlPart, hostLabel, safeUrl } from './safe-url.ts';

/** Bounds of one rendering, so that a loop in an email cannot hold up the others. */
const LIMITS = {
  parseLimit: 2_000_000,
  renderLimit: 250,
  memoryLimit: 5_000_000,
  /** Characters of what comes out. */
  outputMax: 400_000,
} as const;

const OPTIONS: LiquidOptions = {
  strictFilters: true,
  ownPropertyOnly: true,
  locale: 'en',
  dateFormat: '%B %-d, %Y',
  // No partials: there is nothing to include, and no file system to look in.
  templates: {},
  parseLimit: LIMITS.parseLimit,
  renderLimit: LIMITS.renderLimit,
  memoryLimit: LIMITS.memoryLimit,
};

/** What the render tells about its values: the index of an output and what was wrong with it. */
export type Report = (code: 'empty_value' | 'not_text' | 'unsafe_link', detail: number | string) => void;

/** Nothing is loaded from elsewhere, and nothing writes HTML by itself. */
const REFUSED_TAGS = ['include', 'render', 'layout', 'block', 'tablerow'];

/** A text put together with `capture` is escaped where it is used, so not when it is made. */
class PlainCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    context.setRegister('capturing', depth(context) + 1);
    try {
      yield* super.render(context);
    } finally {
      context.setRegister('capturing', depth(context) - 1);
    }
  }
}

function depth(context: Context): number {
  return context.getRegister<number>('capturing', 0);
}

/** `{% address href %}…{% endaddress %}`: writes the attribute if what stands inside became a safe address. */
class AddressTag extends Tag {
  readonly #of: 'href' | 'src';
  readonly #inside: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    this.#of = token.args.trim() === 'src' ? 'src' : 'href';
    parser
      .parseStream(remaining)
      .on('tag:endaddress', function () {
        this.stop();
      })
      .on('template', (template: Template) => this.#inside.push(template))
      .on('end', () => {
        throw new Error('address is not closed');
      })
      .start();
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const text = yield this.liquid.renderer.renderTemplates(this.#inside, context);
    const url = safeUrl(text, this.#of);
    if (url === null) reportOf(context)('unsafe_link', text);
    else emitter.write(` ${this.#of}="${escapeHtml(url)}"`);
  }
}

function reportOf(context: Context): Report {
  return context.getRegister<Report>('report', () => undefined);
}

/** Text of a value as people expect to read it: lists with commas, nothing for nothing. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(toText).filter(Boolean).join(', ');
  if (typeof value === 'object') return '';
  return String(value as string | number | boolean | bigint);
}

function createEngine(output: 'text' | 'html'): Liquid {
  const engine = new Liquid({
    ...OPTIONS,
    ...(output === 'html' && {
      outputEscape(this: { context: Context }, value: unknown) {
        const text = toText(value);
        return depth(this.context) > 0 ? text : escapeHtml(text).replace(/\r?\n/g, '<br>\n');
      },
    }),
  });
  for (const name of REFUSED_TAGS) delete engine.tags[name];
  engine.registerTag('capture', PlainCapture);
  // Everything is escaped where it needs to be, once, and cannot be left unescaped.
  engine.unregisterFilter('raw');
  for (const name of ['escape', 'escape_once', 'xml_escape', 'newline_to_br']) {
    engine.registerFilter(name, (value: unknown) => toText(value));
  }
  for (const name of ['url_encode', 'url_decode', 'cgi_escape', 'uri_escape']) neverFail(engine, name);
  return engine;
}

/** A percent sign or half an emoji in somebody's data leaves the text as it is, instead of failing the email. */
function neverFail(engine: Liquid, name: string): void {
  const original = engine.filters[name];
  if (typeof original !== 'function') return;
  engine.registerFilter(name, function (value: unknown) {
    const text = toText(value).toWellFormed();
    try {
      return original.call(this, text) as string;
    } catch {
      return text;
    }
  });
}

/** Adds what only the compiler of templates may write, never an author. */
function withInternals(engine: Liquid): Liquid {
  engine.registerTag('address', AddressTag);
  engine.registerFilter('seen', function (value: unknown, index: number) {
    const text = toText(value);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (text.trim() === '') reportOf(this.context)(isObject ? 'not_text' : 'empty_value', index);
    return text;
  });
  const part = (handler: (text: string) => string) => ({
    raw: true,
    handler: (value: unknown) => handler(toText(value)),
  });
  engine.registerFilter('one_line', (value: unknown) => toText(value).replace(/\s+/g, ' '));
  engine.registerFilter(
    'url_whole',
    part((text) => text.trim()),
  );
  engine.registerFilter('url_part', part(encodeUrlPart));
  engine.registerFilter('url_host', part(hostLabel));
  return engine;
}

/** Understands exactly what authors may write; nothing is rendered with it. */
export const authorEngine = createEngine('text');
/** Renders subjects: plain text. */
export const textEngine = withInternals(createEngine('text'));
/** Renders bodies: every output is escaped. */
export const htmlEngine = withInternals(createEngine('html'));

/** Thrown when a template cannot be rendered: it grew beyond its bounds, or a filter cannot work on its value. */
export class RenderError extends Error {
  readonly isLimit: boolean;

  constructor(message: string, isLimit: boolean) {
    super(message);
    this.isLimit = isLimit;
  }
}

/**
 * Renders a parsed template. Dates are written in `timezone` (IANA name). Throws a RenderError.
 */
export function renderLiquid(
  engine: Liquid,
  template: Template[],
  scope: object,
  timezone: string,
  report: Report,
): string {
  const options = { ...engine.options, timezoneOffset: timezone };
  const context = new Context(scope, options, { sync: true }, { liquid: engine });
  context.setRegister('report', report);
  let output: unknown;
  try {
    output = engine.renderSync(template, context);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new RenderError(words, error instanceof RangeError || /limit exceeded/.test(words));
  }
  if (typeof output !== 'string') return '';
  if (output.length > LIMITS.outputMax) throw new RenderError('the output is too large', true);
  return output.toWellFormed().replaceAll('\u0000', '');
}
