import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMatches } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The name of the page in the browser's tab, and for screen readers on arrival. */
    title?: MessageDescriptor;
    /** Shown without navigation: the first run and the sign-in. */
    bare?: boolean;
  }
}

/** Sets the tab's title from the route and tells screen readers about the new page. */
export function RouteTitle() {
  const { i18n } = useLingui();
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  const text = title === undefined ? 'Segue' : i18n._(title);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = title === undefined ? 'Segue' : `${text} · Segue`;
    isFirst.current = false;
  }, [title, text]);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {isFirst.current ? '' : text}
    </div>
  );
}
