import { Alert, Loader, UnstyledButton } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCode, IconSparkles } from '@tabler/icons-react';
import { useStartSetup } from '../api/session.ts';
import { ErrorSentence } from '../ui/error-sentence.tsx';
import classes from './setup.module.css';

/** The two doors. `error` tells why a first try failed. */
export function SetupChoice({ error }: { error?: string | null }) {
  const { t } = useLingui();
  const start = useStartSetup();
  const choices = [
    {
      mode: 'demo' as const,
      Icon: IconSparkles,
      title: t`Look around in a demo`,
      text: t`Half a year of a small project-management company: people, segments, flows and messages. Ready in a minute or so, and it keeps moving.`,
    },
    {
      mode: 'empty' as const,
      Icon: IconCode,
      title: t`Start empty and connect`,
      text: t`Your keys and a snippet to paste. The first event shows up here as soon as it arrives.`,
    },
  ];
  return (
    <>
      {error != null && (
        <Alert color="red" mb="md" title={t`That did not work`}>
          {error}
        </Alert>
      )}
      {start.error && (
        <Alert color="red" mb="md" role="alert">
          <ErrorSentence error={start.error} />
        </Alert>
      )}
      <div className={classes.choices}>
        {choices.map(({ mode, Icon, title, text }) => (
          <UnstyledButton
            key={mode}
            className={classes.choice}
            disabled={start.isPending}
            onClick={() => start.mutate(mode)}
          >
            <span className={classes.choiceIcon}>
              {start.isPending && start.variables === mode ? (
                <Loader size={20} />
              ) : (
                <Icon size={22} stroke={1.6} aria-hidden />
              )}
            </span>
            <span className={classes.choiceTitle}>{title}</span>
            <span className={classes.choiceText}>{text}</span>
          </UnstyledButton>
        ))}
      </div>
      <p className={classes.later}>
        <Trans>Everything stays on this machine. Nothing is sent to anybody until you set up a mail server.</Trans>
      </p>
    </>
  );
}
