import { Alert, SegmentedControl, Text, Title } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';

import { IconChevronLeft } from '@tabler/icons-react';
import type { Message } from '@segue/shared/api';
import { useState } from 'react';
import { useMessage } from '../api/messages.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { formatDateTime } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { AnchorLink } from '../ui/anchor-link.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { MessageFrame } from './message-frame.tsx';
import { MessageStatusBadge, messageStatusWords } from './message-status.tsx';
import classes from './message-view.module.css';

type Format = 'html' | 'text';

/** One message: to whom, why, what became of it, and how it looks. */
export function MessageView({ id }: { id: string }) {
  const { data, error, refetch } = useMessage(id);
  const [format, setFormat] = useState<Format>('html');
  usePageTitle(data?.subject);
  if (error && data?.id !== id) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} rowHeight={64} />;
  return (
    <article className={classes.root} aria-busy={data.id !== id}>
      <MessageHead message={data} format={format} onFormat={setFormat} />
      {format === 'html' ? (
        <div className={classes.desk}>
          <MessageFrame key={data.id} html={data.html} />
        </div>
      ) : (
        <pre className={classes.text} tabIndex={0}>
          {data.text}
        </pre>
      )}
    </article>
  );
}

interface MessageHeadProps {
  message: Message;
  format: Format;
  onFormat: (format: Format) => void;
}

function MessageHead({ message, format, onFormat }: MessageHeadProps) {
  const { i18n, t } = useLingui();
  const timeZone = useTimeZone();
  const atMs = Date.parse(message.sent_at ?? message.created_at);
  const { meaning, color } = messageStatusWords[message.status];
  return (
    <header className={classes.head}>
      <AnchorLink to="/mailbox" search={(old) => old} size="sm" c="dimmed" className={classes.back}>
        <IconChevronLeft size={14} aria-hidden />
        <Trans>Mailbox</Trans>
      </AnchorLink>
      <div className={classes.titleLine}>
        <Title order={2} className={classes.subject}>
          {message.subject}
        </Title>
        <MessageStatusBadge status={message.status} />
      </div>
      <dl className={classes.facts}>
        <dt>{t`To`}</dt>
        <dd>
          {message.person !== null && <PersonLink person={message.person} />}{' '}
          <Text span c="dimmed" size="sm">
            {message.to}
          </Text>
        </dd>
        <dt>{t`From`}</dt>
        <dd>{message.from}</dd>
        <dt>{t`Why`}</dt>
        <dd>
          <Why message={message} />
        </dd>
        <dt>{t`When`}</dt>
        <dd>{formatDateTime(atMs, i18n.locale, timeZone)}</dd>
      </dl>
      {message.status !== 'sent' && (
        <Alert color={color} p="xs" className={classes.reason}>
          {i18n._(meaning)} {message.reason}
        </Alert>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t`Format`}
        value={format}
        onChange={(next) => onFormat(next as Format)}
        data={[
          { value: 'html', label: 'HTML' },
          { value: 'text', label: t`Text` },
        ]}
      />
    </header>
  );
}

/** Which flow and step decided to send it. */
function Why({ message: { flow, step, person } }: { message: Message }) {
  if (person === null) return <Trans>Written by Segue to those who work with it</Trans>;
  if (flow === null) return <Trans>Sent on its own</Trans>;
  const link = (
    <AnchorLink fz="inherit" underline="always" to="/flows/$key" params={{ key: flow.key }}>
      {flow.name}
    </AnchorLink>
  );
  const stepName = step?.name;
  return stepName === undefined ? (
    <Trans>Flow {link}</Trans>
  ) : (
    <Trans>
      Flow {link}, step “{stepName}”
    </Trans>
  );
}
