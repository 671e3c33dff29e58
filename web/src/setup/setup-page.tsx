import { Text, Title } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { Navigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery, useSetup } from '../api/session.ts';
import { Logo } from '../shell/logo.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { BarePage } from '../ui/bare-page.tsx';
import { SetupChoice } from './setup-choice.tsx';
import { SetupConnect } from './setup-connect.tsx';
import { SetupProgress } from './setup-progress.tsx';

/** The first run: a workspace full of life to look around in, or an empty one to connect. */
export function SetupPage() {
  const setup = useSetup();
  const isReady = useKnownToGuard(setup.data?.status === 'ready');
  if (setup.error && setup.data === undefined)
    return <ErrorNotice error={setup.error} onRetry={() => void setup.refetch()} />;
  if (setup.data === undefined) return null;
  const { status, mode } = setup.data;
  if (isReady && mode !== 'empty') return <Navigate to="/people" replace />;
  return (
    <BarePage wide={status !== 'loading'}>
      <Logo size={40} />
      <Title order={1} mt="md" mb={4} fz={26}>
        <Trans>Welcome to Segue</Trans>
      </Title>
      <Text c="dimmed" mb="xl" maw={560} size="lg">
        <Trans>
          Segments that are true to the second, and messages that go out the moment somebody enters or leaves one.
        </Trans>
      </Text>
      {status === 'choose' && <SetupChoice />}
      {(status === 'loading' || (status === 'ready' && mode !== 'empty')) && <SetupProgress state={setup.data} />}
      {status === 'failed' && <SetupChoice error={setup.data.error} />}
      {status === 'ready' && mode === 'empty' && <SetupConnect />}
    </BarePage>
  );
}

/**
 * The router's guard goes by the session, which still says that nothing is set up; it has to hear the news before
 * anybody is sent on. True once it has.
 */
function useKnownToGuard(isDone: boolean): boolean {
  const client = useQueryClient();
  const [isKnown, setIsKnown] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    void client.refetchQueries({ queryKey: sessionQuery().queryKey }).then(() => setIsKnown(true));
  }, [isDone, client]);
  return isKnown;
}
