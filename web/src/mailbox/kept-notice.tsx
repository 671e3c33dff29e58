import { Code } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconMailPause } from '@tabler/icons-react';
import { useSession } from '../api/session.ts';
import classes from './mailbox-page.module.css';

/** Says that nothing leaves the house yet, and what to set so that it does. */
export function KeptNotice() {
  const transport = useSession().data?.mail?.transport;
  if (transport !== 'mailbox') return null;
  return (
    <div className={classes.notice} role="note">
      <IconMailPause size={18} stroke={1.7} aria-hidden />
      <span>
        <Trans>
          No mail server is set up, so messages are kept here and reach nobody. To really send them, start Segue with{' '}
          <Code>SEGUE_SMTP_URL</Code>, for instance <Code>smtps://user:password@smtp.example.com</Code>.
        </Trans>
      </span>
    </div>
  );
}
