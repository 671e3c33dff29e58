import { useEffect } from 'react';

/** Names the browser's tab: "Ada Lovelace · Segue". For pages whose name depends on data; the others have a route title. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Segue`;
  }, [title]);
}
