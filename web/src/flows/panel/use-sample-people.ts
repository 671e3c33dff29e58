import { useQuery } from '@tanstack/react-query';
import type { PersonSummary } from '@segue/shared/api';
import { listPeople } from '../../api/people.ts';

const PEOPLE_MAX = 20;

/** Gives a few people to show an email for: members of the segment that starts the flow, else anybody. */
export function useSamplePeople(segment: string | null): readonly PersonSummary[] {
  const filter = segment === null || segment === '' ? {} : { segment };
  const query = useQuery({
    queryKey: ['people', 'sample', filter],
    queryFn: async ({ signal }) => {
      const members = await listPeople(filter, null, signal, PEOPLE_MAX);
      return members.data.length > 0 ? members.data : (await listPeople({}, null, signal, PEOPLE_MAX)).data;
    },
    staleTime: 60_000,
  });
  return query.data ?? [];
}
