import { segmentLimits } from '../limits.ts';
import { anyChar, charRange, charSet, complement, digits, spaces, union, wordChars } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import type { RegexNode } from './node.ts';
import { RegexRefusal } from './refusal.ts';

/** Escapes that stand for a set, inside brackets and outside. */
const classEscapes: Readonly<Record<string, CharSet>> = {
  d: digits,
  D: complement(digits),
  s: spaces,
  S: complement(spaces),
  w: wordChars,
  W: complement(wordChars),
};

/** Escapes that mean the same control character in PostgreSQL and everywhere else. */
const controlEscapes: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, v: 0x0b, f: 0x0c, r: 0x0d };

/**
 * Reads the accepted subset of regular expressions: characters, `.`, `[…]`, `\d \w \s` and their opposites, groups,
 * `|`, `^ $`, and `* + ? {n} {n,} {n,m}` with or without a lazy `?`. It is what PostgreSQL and JavaScript read alike.
 * Throws a `RegexRefusal` for anything else.
 */
export function parseRegex(pattern: string): RegexNode {
  return new RegexParser(pattern).parse();
}

class RegexParser {
  private readonly characters: readonly string[];
  private at = 0;

  constructor(pattern: string) {
    this.characters = [...pattern];
  }

  parse(): RegexNode {
    const node = this.choice();
    if (this.at < this.characters.length) throw this.unexpected();
    return node;
  }

  private choice(): RegexNode {
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    const only = branches[0];
    return branches.length === 1 && only !== undefined ? only : { kind: 'choice', branches };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')'; next = this.peek()) {
      const start = this.at;
      items.push(this.quantified(this.atom(), start));
    }
    return { kind: 'sequence', items };
  }

  private quantified(node: RegexNode, start: number): RegexNode {
    const source = this.characters.slice(start, this.at).join('');
    const bounds = this.quantifier();
    if (bounds === undefined) return node;
    if (node.kind === 'place') throw this.refusal('regex_syntax', start);
    // A lazy quantifier changes what is found first, never whether something is found.
    this.take('?');
    if (this.quantifier() !== undefined) throw this.refusal('regex_unsupported', start);
    return { kind: 'repeat', node, ...bounds, source };
  }

  private quantifier(): { min: number; max: number | null } | undefined {
    if (this.take('*')) return { min: 0, max: null };
    if (this.take('+')) return { min: 1, max: null };
    if (this.take('?')) return { min: 0, max: 1 };
    return this.peek() === '{' ? this.bounds() : undefined;
  }

  private bounds(): { min: number; max: number | null } {
    const start = this.at;
    const rest = this.characters.slice(start, start + 12).join('');
    const match = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(rest);
    if (match === null) throw this.refusal('regex_syntax', start);
    this.at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === undefined ? null : Number(match[3]);
    const highest = segmentLimits.regexRepeatMax;
    if (Math.max(min, max ?? 0) > highest) throw new RegexRefusal('regex_repeat_too_big', highest);
    if (max !== null && min > max) throw this.refusal('regex_syntax', start);
    return { min, max };
  }

  private atom(): RegexNode {
    const start = this.at;
    const character = this.next();
    switch (character) {
      case '(':
        return this.group(start);
      case '[':
        return { kind: 'char', set: this.brackets(start) };
      case '.':
        return { kind: 'char', set: anyChar };
      case '^':
      case '$':
        return { kind: 'place' };
      case '\\':
        return this.escape(start);
      case '*':
      case '+':
      case '?':
      case '{':
      case ')':
        throw this.refusal('regex_syntax', start);
      default:
        return { kind: 'char', set: charSet(character.codePointAt(0) ?? 0) };
    }
  }

  private group(start: number): RegexNode {
    if (this.take('?')) this.plainGroupOnly(start);
    const inner = this.choice();
    if (!this.take(')')) throw this.refusal('regex_syntax', start);
    return inner;
  }

  /** Of all that may follow `(?`, only the group that remembers nothing is harmless. */
  private plainGroupOnly(start: number): void {
    if (this.take(':')) return;
    const kind = this.characters.slice(this.at, this.at + 2).join('');
    if (/^([=!]|<[=!])/.test(kind)) throw new RegexRefusal('regex_look_around');
    throw this.refusal('regex_unsupported', start, 3);
  }

  private escape(start: number): RegexNode {
    const character = this.next();
    if (/[1-9]/.test(character)) throw new RegexRefusal('regex_back_reference');
    return { kind: 'char', set: this.escapedSet(character, start) };
  }

  private escapedSet(character: string, start: number): CharSet {
    const set = classEscapes[character];
    if (set !== undefined) return set;
    const control = controlEscapes[character];
    if (control !== undefined) return charSet(control);
    if (character === 'u') return charSet(this.fourHexDigits(start));
    if (/[\p{L}\p{N}]/u.test(character)) throw this.refusal('regex_unsupported', start, 2);
    return charSet(character.codePointAt(0) ?? 0);
  }

  private fourHexDigits(start: number): number {
    const hex = this.characters.slice(this.at, this.at + 4).join('');
    if (!/^[0-9a-f]{4}$/i.test(hex) || /^(0000|d[89a-f])/i.test(hex)) throw this.refusal('regex_syntax', start, 6);
    this.at += 4;
    return Number.parseInt(hex, 16);
  }

  private brackets(start: number): CharSet {
    const negated = this.take('^');
    const sets: CharSet[] = [];
    // A bracket right at the beginning means itself to PostgreSQL and the end to JavaScript: it must be escaped.
    if (this.peek() === ']') throw this.refusal('regex_syntax', start, this.at - start + 1);
    while (!this.take(']')) sets.push(this.bracketItem(start));
    const set = union(sets);
    return negated ? complement(set) : set;
  }

  private bracketItem(start: number): CharSet {
    const from = this.bracketCharacter(start);
    const isBeforeDash = this.peek() === '-' && this.characters[this.at + 1] !== ']';
    // To PostgreSQL, `[\s-x]` is a range that begins with a class.
    if (typeof from !== 'number' && isBeforeDash) throw this.refusal('regex_syntax', this.at);
    if (typeof from !== 'number') return from;
    if (this.peek() !== '-' || this.characters[this.at + 1] === ']') return charSet(from);
    const dash = this.at;
    this.at += 1;
    const to = this.bracketCharacter(start);
    if (typeof to !== 'number' || to < from) throw this.refusal('regex_syntax', dash);
    return charRange(from, to);
  }

  /** One character of a bracket as its number, or a set such as `\d`. */
  private bracketCharacter(start: number): number | CharSet {
    if (this.peek() === undefined) throw this.refusal('regex_syntax', start);
    const position = this.at;
    const character = this.next();
    // `[:alpha:]`, `[.a.]` and `[=a=]` mean something in PostgreSQL that people rarely intend.
    if (character === '[' && /[:.=]/.test(this.peek() ?? '')) throw this.refusal('regex_unsupported', position, 2);
    if (character !== '\\') return character.codePointAt(0) ?? 0;
    const escaped = this.next();
    const set = this.escapedSet(escaped, position);
    if (classEscapes[escaped] !== undefined) return set;
    if (escaped === 'u') return Number.parseInt(this.characters.slice(this.at - 4, this.at).join(''), 16);
    return controlEscapes[escaped] ?? escaped.codePointAt(0) ?? 0;
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private next(): string {
    const character = this.characters[this.at];
    if (character === undefined) throw this.refusal('regex_syntax', Math.max(0, this.at - 1));
    this.at += 1;
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  private unexpected(): RegexRefusal {
    return this.refusal('regex_syntax', this.at);
  }

  /** Positions are told from 1, as people count. */
  private refusal(code: 'regex_syntax' | 'regex_unsupported', position: number, length?: number): RegexRefusal {
    const end = length === undefined ? Math.max(this.at, position + 1) : position + length;
    return new RegexRefusal(code, this.characters.slice(position, end).join(''), position + 1);
  }
}
