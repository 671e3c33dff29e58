import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AskedWhy, ExplanationPlace } from './place.ts';

interface ExplanationLinkProps extends AskedWhy {
  readonly place: ExplanationPlace;
  readonly className?: string | undefined;
  /** Id of the element that names whom or what it is about. */
  readonly about: string;
  readonly children: ReactNode;
}

/** Leads to the explanation of a person and a segment, on the page of the one or the other. */
export function ExplanationLink({ place, personId, segmentKey, className, about, children }: ExplanationLinkProps) {
  const shared = { className, 'aria-describedby': about, resetScroll: false };
  return place === 'person' ? (
    <Link to="/people/$id" params={{ id: personId }} search={{ why: segmentKey }} {...shared}>
      {children}
    </Link>
  ) : (
    <Link to="/segments/$key" params={{ key: segmentKey }} search={{ why: personId }} {...shared}>
      {children}
    </Link>
  );
}
