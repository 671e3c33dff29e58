import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session, SetupState } from '@segue/shared/api';
import type { NamingConvention } from '@segue/shared/segment';
import { setServerClock } from '../time/clock.ts';
import { get, patch, post, remove } from './client.ts';

async function getSession(signal?: AbortSignal): Promise<Session> {
  const session = await get<Session>('/session', { signal });
  if (session.clock) setServerClock(session.clock);
  return session;
}

const SESSION_POLL_MS = 60_000;
/** While the server does not answer, it is asked more often, so that the page is soon itself again. */
const LOST_POLL_MS = 3_000;

/** Who is signed in, to which workspace, and by which clock. Read once a minute: a simulated clock may move. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => getSession(signal),
    staleTime: SESSION_POLL_MS,
    refetchInterval: (query) => (query.state.fetchFailureCount > 0 ? LOST_POLL_MS : SESSION_POLL_MS),
    refetchIntervalInBackground: true,
  });

export const useSession = () => useQuery(sessionQuery());

/** Signs in with the workspace's secret key; the server answers with a cookie. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (secretKey: string) => post<Session>('/session', { secret_key: secretKey }),
    // Put in place at once, because the router's guard goes by what it finds, however old it is.
    onSuccess: (session) => client.setQueryData(sessionQuery().queryKey, session),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/session'),
    onSuccess: () => client.clear(),
  });
}

const SETUP_POLL_MS = 700;

/** How far the first run is; asks again and again only while something is loading. */
export const setupQuery = () =>
  queryOptions({
    queryKey: ['setup'],
    queryFn: ({ signal }) => get<SetupState>('/setup', { signal }),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.status === 'loading' ? SETUP_POLL_MS : false),
  });

export const useSetup = () => useQuery(setupQuery());

export interface WorkspacePatch {
  name?: string;
  timezone?: string;
  week_start?: 'monday' | 'sunday';
  language?: 'en' | 'fr';
  owner_email?: string;
  naming?: NamingConvention;
}

/** Changes the settings of the workspace. */
export function useUpdateWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: WorkspacePatch) => patch<unknown>('/workspace', changes),
    onSettled: () => client.invalidateQueries({ queryKey: sessionQuery().queryKey }),
  });
}

/** Starts the workspace, in the time zone and language of this browser: with the demo company in it, or empty. */
export function useStartSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (mode: 'demo' | 'empty') => {
      const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
      await patch('/workspace', { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, language });
      return post<SetupState>('/setup', { mode });
    },
    onSuccess: (state) => client.setQueryData(setupQuery().queryKey, state),
  });
}
