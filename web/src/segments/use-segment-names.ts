import { useMemo } from 'react';

interface NamedSegment {
  readonly key: string;
  readonly name: string;
}

const none: readonly NamedSegment[] = [];

/** Gives the names of segments by key, for sentences that mention other segments. */
export function useSegmentNames(segments: readonly NamedSegment[] | undefined = none): {
  readonly segments: Readonly<Record<string, string>>;
} {
  return useMemo(() => ({ segments: Object.fromEntries(segments.map(({ key, name }) => [key, name])) }), [segments]);
}
