import { useMemo } from 'react';
import type { SegmentDefinition } from '@segue/shared/segment';

interface NamedSegment {
  readonly key: string;
  readonly name: string;
  readonly definition?: SegmentDefinition | undefined;
}

const none: readonly NamedSegment[] = [];

/** Gives the names of segments by key, for sentences that mention other segments. */
export function useSegmentNames(segments: readonly NamedSegment[] | undefined = none): {
  readonly segments: Readonly<Record<string, string>>;
  readonly accountSegments: readonly string[];
} {
  return useMemo(
    () => ({
      segments: Object.fromEntries(segments.map(({ key, name }) => [key, name])),
      accountSegments: segments.filter(({ definition }) => definition?.of === 'account').map(({ key }) => key),
    }),
    [segments],
  );
}
