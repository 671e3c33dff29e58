import { Button, Code, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useSignIn } from '../api/session.ts';
import { Logo } from '../shell/logo.tsx';
import { BarePage } from '../ui/bare-page.tsx';
import { ErrorSentence } from '../ui/error-sentence.tsx';

/** Asks for the secret key; afterwards the server knows this browser by a cookie. */
export function SignInPage() {
  const { t } = useLingui();
  const router = useRouter();
  const signIn = useSignIn();
  const [secretKey, setSecretKey] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // The key is the only thing to be entered here, and it is usually in the clipboard already.
  useEffect(() => input.current?.focus(), []);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    signIn.mutate(secretKey.trim(), { onSuccess: () => void router.invalidate() });
  };
  const isWrongKey = signIn.error instanceof ApiError && [400, 401, 403].includes(signIn.error.status);
  return (
    <BarePage>
      <Logo size={40} />
      <Title order={1} mt="md" mb={4} fz={24}>
        <Trans>Sign in to Segue</Trans>
      </Title>
      <Text c="dimmed" mb="lg">
        <Trans>
          Paste the workspace's secret key. Whoever opens Segue on its own machine finds it in the settings; it may also
          have been set with <Code>SEGUE_SECRET_KEY</Code>.
        </Trans>
      </Text>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PasswordInput
            label={t`Secret key`}
            value={secretKey}
            onChange={(event) => setSecretKey(event.currentTarget.value)}
            ref={input}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t`Show the key` }}
            error={
              signIn.error &&
              (isWrongKey ? t`This is not the secret key of this workspace.` : <ErrorSentence error={signIn.error} />)
            }
          />
          <Button type="submit" loading={signIn.isPending} disabled={secretKey.trim() === ''}>
            <Trans>Sign in</Trans>
          </Button>
        </Stack>
      </form>
    </BarePage>
  );
}
