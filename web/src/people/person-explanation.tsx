import { getRouteApi } from '@tanstack/react-router';
import { LazyExplanation } from '../explain/lazy-explanation.tsx';

const route = getRouteApi('/people/$id');

/** Why the person of the page is in the segment that the address names, or not. */
export function PersonExplanation() {
  const { id } = route.useParams();
  const { why, event } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <LazyExplanation
      place="person"
      asked={why === undefined ? null : { personId: id, segmentKey: why }}
      onClose={() => void navigate({ search: event === undefined ? {} : { event }, replace: true, resetScroll: false })}
    />
  );
}
