import type { Condition, EventCondition, GroupMatch, SegmentDefinition } from '../../src/segment/index.ts';

/** A dynamic definition around one condition. */
export function dynamic(condition: Condition): SegmentDefinition {
  return { version: 1, kind: 'dynamic', condition };
}

export function group(match: GroupMatch, ...conditions: readonly Condition[]): Condition {
  return { type: 'group', match, conditions };
}

export function did(event: string, rest: Omit<EventCondition, 'type' | 'event'> = {}): EventCondition {
  return { type: 'event', event, ...rest };
}

export function tag(name: string): Condition {
  return { type: 'tag', tag: name, operator: 'has' };
}

/** `depth` groups inside one another around a tag. */
export function nested(depth: number): Condition {
  return depth === 0 ? tag('vip') : group('all', nested(depth - 1));
}
