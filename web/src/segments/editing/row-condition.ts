import type { Condition, GroupCondition, LastingCondition } from '@segue/shared/segment';

/** A condition that is a line of its own; groups are headings. */
export type RowCondition = Exclude<Condition, GroupCondition>;

/** A condition with no others inside. */
export type LeafCondition = Exclude<RowCondition, LastingCondition>;
