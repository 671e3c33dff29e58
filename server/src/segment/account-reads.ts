import { references, type SegmentDefinition } from '@segue/shared/segment';

/** What a definition reads by way of segments of accounts, those named by other ones included. */
export interface AccountReads {
  readonly accountFields: readonly string[];
  /** Keys of the segments of people whose members are counted. */
  readonly rolledUp: readonly string[];
  /** Keys of the segments of accounts themselves. */
  readonly segments: readonly string[];
}

/**
 * Follows a definition into the segments of accounts that it names. `definitionOf` gives null for an unknown key; circles
 * end where they close.
 */
export function accountReads(
  definition: SegmentDefinition,
  definitionOf: (key: string) => SegmentDefinition | null,
): AccountReads {
  const [accountFields, rolledUp, segments] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const follow = (from: SegmentDefinition): void => {
    const reads = references(from);
    for (const key of reads.rolledUp) rolledUp.add(key);
    if (from.of === 'account') for (const name of reads.accountFields) accountFields.add(name);
    for (const key of reads.segments) {
      const named = definitionOf(key);
      if (named?.of !== 'account' || segments.has(key)) continue;
      segments.add(key);
      follow(named);
    }
  };
  follow(definition);
  return { accountFields: [...accountFields], rolledUp: [...rolledUp], segments: [...segments] };
}
