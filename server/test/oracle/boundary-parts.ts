import type {
  Condition,
  Duration,
  EventLike,
  OperatorValue,
  PropertyFilter,
  SegmentDefinition,
  Window,
} from '@segue/shared/segment';
import { lengthOf } from './dates.ts';
import type { Micros } from './world.ts';

/** What conditions say of time. */
export interface BoundaryParts {
  /** How long after (or before, below 0) an event, a date or a change something may flip; 0 is always among them. */
  readonly shifts: Set<Micros>;
  /** The same for the midnights of the calendar; empty where days do not matter. */
  readonly midnightShifts: Set<Micros>;
  readonly dates: Set<string>;
  /** Whether it matters what fields, tags and accounts were. */
  looksBack: boolean;
}

type Segments = ReadonlyMap<string, SegmentDefinition>;

/** What all these conditions say together, and the segments that they read. */
export function partsOf(conditions: readonly Condition[], segments: Segments): BoundaryParts {
  const parts: BoundaryParts = { shifts: new Set([0]), midnightShifts: new Set(), dates: new Set(), looksBack: false };
  for (const condition of conditions) addCondition(condition, parts, segments);
  return parts;
}

function addCondition(condition: Condition, parts: BoundaryParts, segments: Segments): void {
  switch (condition.type) {
    case 'group':
      for (const child of condition.conditions) addCondition(child, parts, segments);
      return;
    case 'members':
    case 'segment': {
      const other = segments.get(condition.segment);
      if (other !== undefined) addCondition(other.condition, parts, segments);
      return;
    }
    case 'lasting':
      return addLasting(partsOf([condition.condition], segments), lengthOf(condition.for), parts);
    case 'field':
      return addComparison(condition, parts);
    case 'event':
    case 'page':
    case 'email':
    case 'form':
      return addEventLike(condition, parts);
    case 'sequence':
      parts.shifts.add(lengthOf(condition.within));
      for (const step of condition.steps) addEventLike(step, parts);
      return;
    case 'trend':
      parts.shifts.add(lengthOf(condition.period)).add(2 * lengthOf(condition.period));
      return addEventLike(condition.measure, parts);
    case 'regular':
      parts.midnightShifts.add(0);
      return addEventLike(condition.event, parts);
    default:
      return;
  }
}

/** What lasts begins to be true so long after the inner condition did, and ends with it. */
function addLasting(inner: BoundaryParts, lengthMicros: Micros, parts: BoundaryParts): void {
  for (const shift of inner.shifts) parts.shifts.add(shift).add(shift + lengthMicros);
  for (const shift of inner.midnightShifts) parts.midnightShifts.add(shift).add(shift + lengthMicros);
  for (const date of inner.dates) parts.dates.add(date);
  parts.looksBack = true;
}

function addEventLike(condition: EventLike, parts: BoundaryParts): void {
  for (const filter of [...(condition.where ?? []), ...(condition.occurrence?.where ?? [])]) addFilter(filter, parts);
  if (typeof condition.known_for_at_least === 'object') addLength(condition.known_for_at_least, parts);
  addWindow(condition.window, parts);
}

function addFilter(filter: PropertyFilter, parts: BoundaryParts): void {
  addComparison(filter, parts);
  for (const inner of filter.where ?? []) addFilter(inner, parts);
}

interface Compared {
  readonly operator: string;
  readonly value?: OperatorValue | undefined;
}

function addComparison({ operator, value }: Compared, parts: BoundaryParts): void {
  if (typeof value === 'string') parts.dates.add(value);
  if (typeof value !== 'object') return;
  if ('from' in value) for (const end of [value.from, value.to]) parts.dates.add(String(end));
  if (!('amount' in value)) return;
  addLength(value, parts);
  // The day returns at midnight, and so long before that midnight it is within the span.
  if (operator === 'anniversary_within_next') parts.midnightShifts.add(0).add(-lengthOf(value));
}

function addWindow(window: Window | undefined, parts: BoundaryParts): void {
  switch (window?.type) {
    case 'last':
    case 'after_field':
      return addLength(window, parts);
    case 'ago':
      addLength(window.from, parts);
      return addLength(window.to, parts);
    case 'between':
      parts.dates.add(window.from).add(window.to);
      return;
    case 'since':
    case 'until':
      parts.dates.add(window.at);
      return;
    case 'calendar':
      parts.midnightShifts.add(0);
      return;
    default:
      // The first and the last session change with events alone, which the shift 0 stands for.
      return;
  }
}

function addLength(duration: Duration, parts: BoundaryParts): void {
  parts.shifts.add(lengthOf(duration)).add(-lengthOf(duration));
}
