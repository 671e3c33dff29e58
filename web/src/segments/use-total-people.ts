import { useQuery } from '@tanstack/react-query';
import { previewQuery } from '../api/segments.ts';

const STALE_MS = 60_000;

/** How many identified people there are in all, to say what share a segment is; undefined until known. */
export function useTotalPeople(): number | undefined {
  const everyone = { version: 1, kind: 'dynamic', condition: { type: 'everyone' } } as const;
  const query = useQuery({ ...previewQuery({ definition: everyone, estimate: true }), staleTime: STALE_MS });
  return query.data?.total;
}
