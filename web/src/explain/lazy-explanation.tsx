import { lazy, Suspense, useState } from 'react';
import { needAreas } from '../i18n/load-catalog.ts';
import type { AskedWhy, ExplanationPlace } from './place.ts';

/** The explanation brings its own texts, and is fetched when somebody first asks. */
const ExplanationDrawer = lazy(async () => {
  const [{ ExplanationDrawer: Drawer }] = await Promise.all([import('./explanation-drawer.tsx'), needAreas('explain')]);
  return { default: Drawer };
});

interface LazyExplanationProps {
  /** Whom and what to explain; null while nobody asks. */
  readonly asked: AskedWhy | null;
  readonly place: ExplanationPlace;
  readonly onClose: () => void;
}

/** Why somebody is in a segment or not, beside the page on which it was asked. */
export function LazyExplanation({ asked, place, onClose }: LazyExplanationProps) {
  // What was asked last stays while the drawer closes.
  const [last, setLast] = useState(asked);
  if (asked !== null && (asked.personId !== last?.personId || asked.segmentKey !== last.segmentKey)) setLast(asked);
  if (last === null) return null;
  return (
    <Suspense fallback={null}>
      <ExplanationDrawer asked={last} isOpen={asked !== null} place={place} onClose={onClose} />
    </Suspense>
  );
}
