import type { JsonObject } from '../wire/message.ts';

export interface PageFacts extends JsonObject {
  readonly url: string;
  readonly path: string;
  readonly search: string;
  readonly title: string;
  readonly referrer: string;
}

/** What is known about the page in view. `referrer`: the page before it, also within a single-page app. */
export function pageFacts({ document, location }: Window, referrer: string): PageFacts {
  const { pathname, search, href } = location;
  return { url: href.split('#')[0] ?? href, path: pathname, search, title: document.title, referrer };
}

/**
 * Calls `onPage` for the page in view and for each one that follows in a single-page app. A new path is a new
 * page; a change of the query alone is one with pushState and the back button, but not with replaceState, by
 * which applications keep filters in the address. Returns a function that stops watching.
 */
export function watchPages(window: Window, onPage: () => void): () => void {
  const { history, location } = window;
  let path = location.pathname;
  let search = location.search;

  const look = (queryCounts: boolean) => {
    const isNew = location.pathname !== path || (queryCounts && location.search !== search);
    ({ pathname: path, search } = location);
    // Routers change the address first and the title right after; the page is read when they are done.
    if (isNew) window.setTimeout(onPage, 0);
  };
  const unwrapPush = wrap(history, 'pushState', () => look(true));
  const unwrapReplace = wrap(history, 'replaceState', () => look(false));
  const onPopState = () => look(true);
  window.addEventListener('popstate', onPopState);
  onPage();

  return () => {
    unwrapPush();
    unwrapReplace();
    window.removeEventListener('popstate', onPopState);
  };
}

function wrap(history: History, method: 'pushState' | 'replaceState', after: () => void): () => void {
  const original = history[method];
  history[method] = function (...args) {
    original.apply(this, args);
    after();
  };
  return () => {
    history[method] = original;
  };
}
