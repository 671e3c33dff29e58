interface Entry {
  readonly at: number;
  /** Of two at the same time, the one noted first happens first. */
  readonly order: number;
  readonly run: () => void;
}

/** What is going to happen, by time (milliseconds since 1970): a binary heap. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #noted = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** When the next thing happens; Infinity when nothing does. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Infinity;
  }

  note(at: number, run: () => void): void {
    const entry = { at, order: this.#noted, run };
    this.#noted += 1;
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (!parent || !isBefore(entry, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = entry;
  }

  /** Removes and returns the next entry. */
  take(): { readonly at: number; readonly run: () => void } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const leftIndex = 2 * index + 1;
      const left = heap[leftIndex];
      if (!left) break;
      const right = heap[leftIndex + 1];
      const [child, childIndex] = right && isBefore(right, left) ? [right, leftIndex + 1] : [left, leftIndex];
      if (!isBefore(child, last)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
