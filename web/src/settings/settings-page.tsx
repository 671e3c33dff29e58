import { Code, PasswordInput, Text } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '../api/session.ts';
import { ConnectPanel } from '../connect/connect-panel.tsx';
import { formatDateTime } from '../time/format-time.ts';
import { AnchorLink } from '../ui/anchor-link.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { CopySnippet } from '../ui/copy-snippet.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { CareForm } from './care-form.tsx';
import { SettingsRow as Row, SettingsSection as Section } from './settings-row.tsx';
import classes from './settings.module.css';
import { WorkspaceForm } from './workspace-form.tsx';

/** Keys and snippets, and how this installation runs. */
export function SettingsPage() {
  const { t } = useLingui();
  const { data: session, error, refetch } = useSession();
  return (
    <>
      <PageHeader title={t`Settings`} />
      {error && session === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {session === undefined && !error && <SkeletonRows rows={4} rowHeight={72} />}
      {session?.workspace !== undefined && (
        <PageBody narrow>
          <Section title={t`Keys`}>
            <Row label={t`Write key`} help={t`For sending events. It may be public.`}>
              <CopySnippet code={session.workspace.write_key} inline />
            </Row>
            <Row label={t`Secret key`} help={t`For the API. Whoever has it can read and change everything.`}>
              <SecretKey value={session.workspace.secret_key} />
            </Row>
          </Section>
          <Section title={t`Send events`}>
            <ConnectPanel writeKey={session.workspace.write_key} />
            <Text size="sm" className={classes.wait}>
              <AnchorLink to="/live">
                <Trans>See them arrive in the live stream</Trans>
              </AnchorLink>
            </Text>
          </Section>
          <Section title={t`Workspace`}>
            <WorkspaceForm workspace={session.workspace} />
            <CareForm workspace={session.workspace} />
            {session.clock && (
              <Row label={t`Clock`}>
                {session.clock.mode === 'real' ? (
                  <Trans>Real time</Trans>
                ) : (
                  <SimulatedClock now={session.clock.now} timeZone={session.workspace.timezone} />
                )}
              </Row>
            )}
            {session.mail && (
              <Row label={t`Mail`} help={t`Sender: ${session.mail.from}`}>
                {session.mail.transport === 'smtp' ? (
                  <Trans>Messages are sent through your mail server.</Trans>
                ) : (
                  <Trans>
                    Messages are kept in the mailbox. Start Segue with <Code>SEGUE_SMTP_URL</Code> to send them.
                  </Trans>
                )}
              </Row>
            )}
          </Section>
        </PageBody>
      )}
    </>
  );
}

function SecretKey({ value }: { value: string }) {
  const { t } = useLingui();
  return (
    <div className={classes.secret}>
      <PasswordInput
        value={value}
        readOnly
        aria-label={t`Secret key`}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the key` }}
      />
      <CopyButton value={value} label={t`Copy the secret key`} />
    </div>
  );
}

function SimulatedClock({ now, timeZone }: { now: string; timeZone: string }) {
  const { i18n } = useLingui();
  const time = formatDateTime(Date.parse(now), i18n.locale, timeZone);
  return <Trans>Simulated: it stands at {time} until it is moved.</Trans>;
}
