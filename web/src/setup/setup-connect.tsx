import { Button, Group, Stack, Title } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { ConnectPanel } from '../connect/connect-panel.tsx';
import { FirstEvent } from '../connect/first-event.tsx';
import { CopySnippet } from '../ui/copy-snippet.tsx';

/** The empty workspace: the key, the snippets, and the wait for the first event. */
export function SetupConnect() {
  const { t } = useLingui();
  const writeKey = useSession().data?.workspace?.write_key ?? '';
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} mb={6}>{t`Your write key`}</Title>
        <CopySnippet code={writeKey} inline />
      </div>
      <ConnectPanel writeKey={writeKey} />
      <FirstEvent />
      <Group justify="flex-end">
        <Button variant="default" component={Link} to="/people">
          <Trans>Go to the application</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
