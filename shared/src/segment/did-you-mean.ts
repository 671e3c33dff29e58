/** Longest texts compared: the work is the product of both lengths. */
const comparedLengthMax = 200;

/**
 * Takes a name that was not found and the names that exist; gives those it may have meant, nearest first, at most
 * `max`. Names are exact (S8), so a near miss gets a suggestion instead of a guess.
 *
 * @example nearestNames('created task', ['Created task', 'Deleted task', 'Signed up']) // ['Created task', 'Deleted task']
 */
export function nearestNames(name: string, known: Iterable<string>, max = 3): string[] {
  const wanted = fold(name);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { name: string; distance: number }[] = [];
  for (const candidate of known) {
    if (candidate === name) continue;
    const distance = foldedDistance(wanted, fold(candidate), limit);
    if (distance <= limit) near.push({ name: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, max).map((entry) => entry.name);
}

/** Gives the one name most likely meant, or undefined. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  return nearestNames(name, known, 1)[0];
}

/** Case, accents, and the separators people mix up (`created_task`, `Created-Task`) are no real difference. */
function fold(name: string): string {
  return name
    .slice(0, comparedLengthMax)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .trim();
}

function foldedDistance(a: string, b: string, limit: number): number {
  return Math.abs(a.length - b.length) > limit ? limit + 1 : editDistance(a, b);
}

/**
 * Gives how many single-character insertions, deletions, replacements or swaps of neighbours turn one text into
 * the other (optimal string alignment).
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
