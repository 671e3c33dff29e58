/** What the address of one flow holds: the step whose settings are open, or `trigger`, or `settings`. */
export interface FlowSearch {
  step?: string;
}

/** Reads the address of a flow; what is not understood is left out. */
export function parseFlowSearch(raw: Record<string, unknown>): FlowSearch {
  return typeof raw.step === 'string' && raw.step !== '' ? { step: raw.step } : {};
}

/** What a new flow begins with: the segment people enter. */
export interface NewFlowSearch {
  segment?: string;
}

/** Reads the address of a new flow. */
export function parseNewFlowSearch(raw: Record<string, unknown>): NewFlowSearch {
  return typeof raw.segment === 'string' && raw.segment !== '' ? { segment: raw.segment } : {};
}
