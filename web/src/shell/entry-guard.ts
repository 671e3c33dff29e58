import type { Session } from '@segue/shared/api';

const BARE_PATHS = ['/sign-in', '/setup'];

/**
 * Where a visitor has to go before the asked-for page: to the sign-in, to the first run, or nowhere (null). Those who
 * are signed in and set up have no business at the sign-in.
 */
export function whereToGo(session: Session, path: string): '/sign-in' | '/setup' | '/people' | null {
  const wanted = requiredPage(session);
  if (wanted !== null) return path === wanted ? null : wanted;
  return BARE_PATHS.includes(path) && path === '/sign-in' ? '/people' : null;
}

function requiredPage(session: Session): '/sign-in' | '/setup' | null {
  if (!session.authenticated) return '/sign-in';
  const status = session.setup?.status ?? 'ready';
  return status === 'ready' ? null : '/setup';
}
