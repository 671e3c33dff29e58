import { Button, Loader } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LiveItem } from '@segue/shared/api';
import { useState } from 'react';
import { useLiveStream } from '../api/live-stream.ts';
import { PersonLink } from '../ui/person-link.tsx';
import classes from './first-event.module.css';

type FirstEvent = Extract<LiveItem, { type: 'event' }>;

/** Waits for the first event and shows it the moment it arrives. */
export function FirstEvent() {
  const { t } = useLingui();
  const [event, setEvent] = useState<FirstEvent | null>(null);
  const status = useLiveStream((item) => {
    if (item.type === 'event') setEvent((first) => first ?? item);
  });
  return (
    <div className={classes.root} data-arrived={event !== null || undefined} role="status">
      {event === null ? (
        <>
          <Loader size={18} aria-hidden />
          <span>
            {status === 'broken' ? t`The server cannot be reached. Trying again…` : t`Waiting for your first event…`}
          </span>
        </>
      ) : (
        <>
          <IconCircleCheck size={20} aria-hidden />
          <span className={classes.sentence}>
            <Trans>
              It works: <strong>{event.name}</strong> by <PersonLink person={event.person} withAvatar={false} />
            </Trans>
          </span>
          <Button component={Link} to="/live" size="compact-sm" variant="light">
            {t`Watch the live stream`}
          </Button>
        </>
      )}
    </div>
  );
}
