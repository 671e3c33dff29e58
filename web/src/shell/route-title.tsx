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

/** Sets the tab's title from the route and tells screen readers about each new page (not about the first). */
export function RouteTitle() {
  const { i18n } = useLingui();
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  const text = title === undefined ? null : i18n._(title);
  const announcer = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (text === null) return;
    document.title = `${text} · Segue`;
    if (!isFirst.current && announcer.current) announcer.current.textContent = text;
    isFirst.current = false;
  }, [text]);
  return <div ref={announcer} role="status" className="visually-hidden" />;
}
