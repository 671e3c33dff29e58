import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

const RETRIES_MAX = 3;

/** A refusal will be a refusal again; only silence and server faults are worth asking twice. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return failures < RETRIES_MAX && (error.isOffline || error.status >= 500);
}

export interface ConnectionEvents {
  /** A request was answered with 401. */
  onSignedOut: () => void;
  /** A request was not answered at all. */
  onUnreachable: () => void;
}

/** Makes the cache of server state. */
export function createQueryClient({ onSignedOut, onUnreachable }: ConnectionEvents): QueryClient {
  const onError = (error: unknown): void => {
    if (!(error instanceof ApiError)) return;
    if (error.status === 401) onSignedOut();
    if (error.isOffline) onUnreachable();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
