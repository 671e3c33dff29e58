import { useNetwork } from '@mantine/hooks';
import { Trans } from '@lingui/react/macro';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import classes from './connection-notice.module.css';

/** A strip that says that the server is out of reach, for as long as it is; the session is asked for until it answers. */
export function ConnectionNotice() {
  const { online } = useNetwork();
  const { error, failureReason } = useSession();
  const reason = error ?? failureReason;
  const isUnreachable = !online || (reason instanceof ApiError && (reason.isOffline || reason.status >= 502));
  const client = useQueryClient();
  const wasUnreachable = useRef(false);
  useEffect(() => {
    // What failed meanwhile is asked for again as soon as there is somebody to answer.
    if (wasUnreachable.current && !isUnreachable) {
      void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    }
    wasUnreachable.current = isUnreachable;
  }, [isUnreachable, client]);
  return (
    <div role="status">
      {isUnreachable && (
        <div className={classes.root}>
          <IconPlugConnectedX size={16} aria-hidden />
          {online ? (
            <Trans>The server cannot be reached. Trying again…</Trans>
          ) : (
            <Trans>You are offline. What you see may be old.</Trans>
          )}
        </div>
      )}
    </div>
  );
}
