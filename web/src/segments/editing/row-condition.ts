import type { Condition, GroupCondition } from '@segue/shared/segment';

/** A condition that is a line of its own; groups are headings. */
export type RowCondition = Exclude<Condition, GroupCondition>;
