import { lazy, Suspense, useState } from 'react';
import { useWaitingNotices } from './notify-store.ts';

const NotificationStack = lazy(async () => ({
  default: (await import('./notification-stack.tsx')).NotificationStack,
}));

/** The place where notifications appear. Its code comes with the first of them. */
export function NotificationHost() {
  const isNeeded = useWaitingNotices().length > 0;
  const [wasNeeded, setWasNeeded] = useState(false);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  return isNeeded || wasNeeded ? (
    <Suspense fallback={null}>
      <NotificationStack />
    </Suspense>
  ) : null;
}
