/** Where a key leads from the row `current` (-1: none yet) in a list of `count` rows; null when it leads nowhere. */
export function nextIndex(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const targets: Record<string, number> = {
    ArrowDown: Math.min(current + 1, last),
    ArrowUp: Math.max(current - 1, 0),
    Home: 0,
    End: last,
  };
  const target = targets[key];
  return target === undefined || target === current ? null : target;
}
