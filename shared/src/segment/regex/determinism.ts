import { segmentLimits } from '../limits.ts';
import type { CharSet } from './char-set.ts';
import type { RegexNode } from './node.ts';
import { RegexRefusal } from './refusal.ts';

/**
 * Why this check. A search explodes when a repeated part can be cut into repetitions in several ways: `(a+)+`,
 * `(a|a)*`, `(\w+\s?)*`. So whatever is repeated must leave no choice: at every point inside it, the next
 * character decides where it goes on. This is the "strong determinism" of content models in XML Schema, checked on
 * the position automaton (Glushkov): each place where a character is read is a position, and no two positions that
 * can follow one another's place may accept the same character. Repeats are written out, so that `(\d{3})+` is
 * seen to be harmless. Repeats of a single character (`a+`, `[a-z]*`) are always fine by themselves.
 */
export function refuseAmbiguousRepeats(root: RegexNode): void {
  const max = segmentLimits.regexExpandedMax;
  if (expandedSize(root) > max) throw new RegexRefusal('regex_too_big', max);
  checkRepeats(root);
}

/** How many characters the node stands for once its repeats are written out; capped to stay an exact number. */
function expandedSize(node: RegexNode): number {
  switch (node.kind) {
    case 'char':
      return 1;
    case 'place':
      return 0;
    case 'sequence':
      return node.items.reduce((size, item) => size + expandedSize(item), 0);
    case 'choice':
      return node.branches.reduce((size, branch) => size + expandedSize(branch), 0);
    case 'repeat':
      return Math.min(expandedSize(node.node) * Math.max(1, node.max ?? node.min), 1e9);
  }
}

function checkRepeats(node: RegexNode): void {
  if (node.kind === 'sequence') node.items.forEach(checkRepeats);
  if (node.kind === 'choice') node.branches.forEach(checkRepeats);
  if (node.kind !== 'repeat') return;
  checkRepeats(node.node);
  const repeated = node.max === null || node.max > 1;
  if (repeated && node.node.kind !== 'char' && !isDeterministicLoop(node.node)) {
    throw new RegexRefusal('regex_explodes', node.source);
  }
}

function isDeterministicLoop(body: RegexNode): boolean {
  const automaton = new PositionAutomaton();
  const part = automaton.build(body);
  if (part.nullable || automaton.emptyInTwoWays) return false;
  automaton.connect(part.last, part.first);
  return areDisjoint(part.first) && automaton.positions.every((position) => areDisjoint(position.next));
}

interface Position {
  readonly set: CharSet;
  /** Positions that may come next; one that may come next for two reasons is listed twice, which is a choice too. */
  readonly next: Position[];
}

interface Part {
  readonly nullable: boolean;
  readonly first: readonly Position[];
  readonly last: readonly Position[];
}

const nothing: Part = { nullable: true, first: [], last: [] };

class PositionAutomaton {
  readonly positions: Position[] = [];
  /** Whether some part can match nothing in two ways, as in `(b*)?`: each round of a loop would double the work. */
  emptyInTwoWays = false;

  build(node: RegexNode): Part {
    switch (node.kind) {
      case 'char':
        return this.position(node.set);
      case 'place':
        return nothing;
      case 'sequence':
        return node.items.reduce((part: Part, item) => this.append(part, this.build(item)), nothing);
      case 'choice':
        return node.branches.map((branch) => this.build(branch)).reduce((left, right) => this.either(left, right));
      case 'repeat':
        return this.repeat(node.node, node.min, node.max);
    }
  }

  connect(from: readonly Position[], to: readonly Position[]): void {
    for (const position of from) position.next.push(...to);
  }

  private position(set: CharSet): Part {
    const position: Position = { set, next: [] };
    this.positions.push(position);
    return { nullable: false, first: [position], last: [position] };
  }

  private append(left: Part, right: Part): Part {
    this.connect(left.last, right.first);
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
    };
  }

  private either(left: Part, right: Part): Part {
    if (left.nullable && right.nullable) this.emptyInTwoWays = true;
    return {
      nullable: left.nullable || right.nullable,
      first: [...left.first, ...right.first],
      last: [...left.last, ...right.last],
    };
  }

  /** `x{2,4}` becomes `xx(x(x)?)?`, `x{2,}` becomes `xx+`, `x*` becomes `(x+)?`. */
  private repeat(node: RegexNode, min: number, max: number | null): Part {
    if (isNullable(node)) this.emptyInTwoWays = true;
    let optional = nothing;
    for (let extra = max === null ? 0 : max - min; extra > 0; extra -= 1) {
      optional = { ...this.append(this.build(node), optional), nullable: true };
    }
    let required = nothing;
    for (let copies = 0; copies < min; copies += 1) {
      const copy = this.build(node);
      if (max === null && copies === min - 1) this.connect(copy.last, copy.first);
      required = this.append(required, copy);
    }
    if (max !== null) return this.append(required, optional);
    return min > 0 ? required : this.star(node);
  }

  private star(node: RegexNode): Part {
    const part = this.build(node);
    this.connect(part.last, part.first);
    return { ...part, nullable: true };
  }
}

/** Whether the node can match nothing; read off the tree, because building automata for it would double at each level. */
function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'char':
      return false;
    case 'place':
      return true;
    case 'sequence':
      return node.items.every(isNullable);
    case 'choice':
      return node.branches.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.node);
  }
}

function areDisjoint(positions: readonly Position[]): boolean {
  const ranges = positions.flatMap(({ set }) => set).toSorted((a, b) => a[0] - b[0]);
  return ranges.every(([from], index) => index === 0 || from > (ranges[index - 1]?.[1] ?? -1));
}
