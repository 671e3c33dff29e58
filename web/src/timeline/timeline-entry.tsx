import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { TimelineEvent } from '@segue/shared/api';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTimeZone } from '../time/use-time-zone.ts';
import { formatDateTime, formatTimeOfDay } from '../time/format-time.ts';
import { JsonPopover } from '../ui/json-popover.tsx';
import { presenterOf } from './presenters.tsx';
import { propertyChips } from './property-chips.ts';
import classes from './timeline.module.css';

const CHIPS_SHOWN = 4;

export interface TimelineEntryProps {
  event: TimelineEvent;
  /** The name of the event that made somebody enter or leave a segment, where it is known. */
  cause?: string | undefined;
  /** Who did it, where that is not plain from the page. */
  who?: ReactNode;
  /** It arrived while one was looking, and appears softly. */
  isNew: boolean;
  /** The address asks for it: it is brought into view and marked. */
  isTarget: boolean;
}

/** One event: when, an icon, a sentence, and its properties. */
export function TimelineEntry({ event, cause, who, isNew, isTarget }: TimelineEntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isTarget) entry.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const { icon: Icon, tone, sentence } = presenterOf(event);
  const atMs = Date.parse(event.occurred_at);
  return (
    <li
      ref={entry}
      className={classes.entry}
      data-new={isNew || undefined}
      data-target={isTarget || undefined}
      aria-current={isTarget || undefined}
    >
      <span className={classes.icon} data-tone={tone}>
        <Icon size={14} stroke={1.9} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.sentence}>
          {who}
          {sentence(event)}
          {cause !== undefined && (
            <span className={classes.quiet}>
              {' '}
              <Trans>because of {cause}</Trans>
            </span>
          )}
        </div>
        <Chips event={event} />
      </div>
      <time dateTime={event.occurred_at} title={formatDateTime(atMs, i18n.locale, timeZone)} className={classes.time}>
        {formatTimeOfDay(atMs, i18n.locale, timeZone)}
      </time>
    </li>
  );
}

function Chips({ event }: { event: TimelineEvent }) {
  const { t } = useLingui();
  const said = presenterOf(event).said ?? [];
  const chips = propertyChips(event.properties).filter(({ name }) => !said.includes(name));
  if (chips.length === 0) return null;
  const hidden = chips.length - CHIPS_SHOWN;
  return (
    <div className={classes.chips}>
      {chips.slice(0, CHIPS_SHOWN).map((chip) => (
        <span key={chip.name} className={classes.chip}>
          <span className={classes.chipName}>{chip.name}</span> {chip.text}
        </span>
      ))}
      <JsonPopover value={event.properties} label={t`All properties of ${event.name}`}>
        <span className={classes.more}>
          {hidden > 0 ? <Plural value={hidden} one="+# more" other="+# more" /> : '{ }'}
        </span>
      </JsonPopover>
    </div>
  );
}
