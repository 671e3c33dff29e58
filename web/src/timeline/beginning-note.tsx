import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { TimelineEvent } from '@segue/shared/api';
import { formatDateTime } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import classes from './timeline.module.css';

interface BeginningNoteProps {
  /** The first page of the list. */
  readonly events: readonly TimelineEvent[];
  readonly eventId: string;
  readonly onShowNewest: () => void;
}

/** Says that a timeline does not begin with the newest event, and leads back to it. */
export function BeginningNote({ events, eventId, onShowNewest }: BeginningNoteProps) {
  const { t, i18n } = useLingui();
  const timeZone = useTimeZone();
  const event = events.find(({ id }) => id === eventId);
  if (event === undefined) {
    return (
      <div className={classes.beginning} role="status">
        {t`The event you are looking for is no longer there. These are the newest.`}
      </div>
    );
  }
  const at = formatDateTime(Date.parse(event.occurred_at), i18n.locale, timeZone);
  return (
    <div className={classes.beginning}>
      <span>{t`What happened until ${at}`}</span>
      <Button size="compact-xs" variant="default" onClick={onShowNewest}>
        {t`Show the newest`}
      </Button>
    </div>
  );
}
