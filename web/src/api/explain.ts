import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Explanation } from '@segue/shared/api';
import { nowMs } from '../time/clock.ts';
import { get, pathPart } from './client.ts';

const POLL_MS = 10_000;
/** Once the announced change is due, its arrival is watched for closely. */
const DUE_POLL_MS = 1_000;

/**
 * Why a person is in a segment or not. Its key begins like that of the person's memberships, so that whatever makes those
 * be read again does the same here.
 */
export const explanationQuery = (segmentKey: string, personId: string) =>
  queryOptions({
    queryKey: ['people', 'memberships', personId, 'why', segmentKey],
    queryFn: ({ signal }) =>
      get<Explanation>(`/segments/${pathPart(segmentKey)}/explain/${pathPart(personId)}`, { signal }),
    refetchInterval: (query) => {
      const changesAt = query.state.data?.changes_at;
      return changesAt != null && Date.parse(changesAt) <= nowMs() ? DUE_POLL_MS : POLL_MS;
    },
  });

export const useExplanation = (segmentKey: string, personId: string) =>
  useQuery(explanationQuery(segmentKey, personId));
