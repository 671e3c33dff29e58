import { useSession } from '../api/session.ts';

/** The workspace's time zone, so that everybody in a team reads the same times. Undefined (the browser's) until known. */
export const useTimeZone = (): string | undefined => useSession().data?.workspace?.timezone;
