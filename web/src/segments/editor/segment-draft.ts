import type { SegmentDetails } from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { slugify } from '@segue/shared/segment';

/** Everything a person can change about a segment. */
export interface SegmentDraft {
  readonly name: string;
  /** Null while it follows the name. */
  readonly key: string | null;
  readonly description: string;
  /** What a copy takes over from its original besides; edited on a page of its own. */
  readonly details?: SegmentDetails;
  readonly definition: SegmentDefinition;
}

/** Gives the key a draft will be saved under. */
export function keyOfDraft({ key, name }: SegmentDraft): string {
  return key ?? slugify(name);
}
