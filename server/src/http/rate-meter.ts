const WINDOW_SECONDS = 60;

/** Counts per workspace over the last minute, in slots of one second. */
export interface RateMeter {
  add(workspaceId: number, count: number): void;
  perMinute(workspaceId: number): number;
}

/** `nowMs` is a clock that only runs forward, in milliseconds. */
export function createRateMeter(nowMs: () => number = () => performance.now()): RateMeter {
  const slotsByWorkspace = new Map<number, Map<number, number>>();
  const second = (): number => Math.floor(nowMs() / 1_000);
  return {
    add(workspaceId, count) {
      const slots = slotsByWorkspace.get(workspaceId) ?? new Map<number, number>();
      slots.set(second(), (slots.get(second()) ?? 0) + count);
      for (const slot of slots.keys()) if (slot <= second() - WINDOW_SECONDS) slots.delete(slot);
      slotsByWorkspace.set(workspaceId, slots);
    },
    perMinute(workspaceId) {
      const slots = slotsByWorkspace.get(workspaceId) ?? [];
      return [...slots].reduce((sum, [slot, count]) => (slot > second() - WINDOW_SECONDS ? sum + count : sum), 0);
    },
  };
}
