import type { Token, Tokens } from 'marked';
import type { tagRole } from './protect.ts';

/** A list whose items may have Liquid tags between them: `{% for %}` around an item repeats the item, not the list. */
export interface HoistedList {
  readonly type: 'hoisted_list';
  readonly ordered: boolean;
  readonly start: number | '';
  readonly parts: readonly (Tokens.ListItem | LoneTag)[];
}

/** A paragraph that was nothing but one Liquid tag. */
export interface LoneTag {
  readonly type: 'lone_tag';
  readonly role: ReturnType<typeof tagRole>;
  readonly word: string;
}

export type Block = Token | HoistedList | LoneTag;

interface Run {
  readonly end: number;
  readonly parts: (Tokens.ListItem | LoneTag)[];
  readonly list: Tokens.List | null;
}

/** Joins lists of one kind that only Liquid tags divide into one list. */
export function hoistLists(blocks: readonly (Token | LoneTag)[]): Block[] {
  const result: Block[] = [];
  for (let i = 0; i < blocks.length;) {
    const run = readRun(blocks, i, null);
    const { list, parts } = run;
    if (list && parts.some((part) => part.type === 'lone_tag')) {
      result.push({ type: 'hoisted_list', ordered: list.ordered, start: list.start, parts });
      i = run.end;
    } else {
      const block = blocks[i];
      if (block) result.push(block);
      i += 1;
    }
  }
  return result;
}

/** Lists of one kind, and groups of tags around nothing but such lists, as far as they go from `start`. */
function readRun(blocks: readonly (Token | LoneTag)[], start: number, kind: Tokens.List | null): Run {
  const parts: Run['parts'] = [];
  let list = kind;
  let end = start;
  for (let i = start; i < blocks.length;) {
    const block = blocks[i];
    if (isList(block) && (list === null || list.ordered === block.ordered)) {
      parts.push(...block.items);
      list ??= block;
      i += 1;
      end = i;
      continue;
    }
    if (block?.type === 'space' && parts.length > 0) {
      i += 1;
      continue;
    }
    const group = isTag(block) && block.role === 'open' ? readGroup(blocks, i, list) : null;
    if (!group) break;
    parts.push(...group.parts);
    list = group.list;
    i = group.end;
    end = i;
  }
  return { end, parts, list };
}

/** `{% for %} list {% endfor %}`; null when something else than lists stands inside, or another kind of list. */
function readGroup(blocks: readonly (Token | LoneTag)[], start: number, kind: Tokens.List | null): Run | null {
  const parts: Run['parts'] = [];
  let list = kind;
  for (let i = start; i < blocks.length;) {
    const block = blocks[i];
    if (block?.type === 'space') {
      i += 1;
    } else if (isTag(block) && (i === start || block.role === 'between' || block.role === 'close')) {
      parts.push(block);
      i += 1;
      if (block.role === 'close') return { end: i, parts, list };
    } else {
      const run = readRun(blocks, i, list);
      if (run.end === i) return null;
      parts.push(...run.parts);
      list = run.list;
      i = run.end;
    }
  }
  return null;
}

function isList(block: Token | LoneTag | undefined): block is Tokens.List {
  return block?.type === 'list';
}

function isTag(block: Token | LoneTag | undefined): block is LoneTag {
  return block?.type === 'lone_tag';
}
