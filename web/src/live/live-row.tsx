import { Trans, useLingui } from '@lingui/react/macro';
import { IconLogin2, IconLogout2, IconMail } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { messageStatusWords } from '../mailbox/message-status.tsx';
import { formatTimeOfDay } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import type { Tone } from '../timeline/presenters.tsx';
import { presenterOf } from '../timeline/presenters.tsx';
import timeline from '../timeline/timeline.module.css';
import { PersonLink } from '../ui/person-link.tsx';
import { SegmentLink } from '../ui/segment-link.tsx';
import type { FeedItem } from './feed.ts';
import classes from './live-page.module.css';

interface Shown {
  icon: typeof IconMail;
  tone: Tone;
  text: ReactNode;
}

/** One line of the stream. Drawn once: an item never changes. */
export const LiveRow = memo(function LiveRow({ item }: { item: FeedItem }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const { icon: Icon, tone, text } = useShown(item);
  return (
    <li className={classes.row}>
      <time dateTime={item.at} className={classes.time}>
        {formatTimeOfDay(Date.parse(item.at), i18n.locale, timeZone)}
      </time>
      <span className={timeline.icon} data-tone={tone}>
        <Icon size={14} stroke={1.9} aria-hidden />
      </span>
      <span className={classes.person}>
        <PersonLink person={item.person} withAvatar={false} />
      </span>
      <span className={classes.text}>{text}</span>
    </li>
  );
});

function useShown(item: FeedItem): Shown {
  const { i18n } = useLingui();
  switch (item.type) {
    case 'event': {
      const { icon, tone, verb } = presenterOf(item);
      const isQuiet = item.kind === 'system';
      const detail = item.detail === null ? null : <span className={classes.detail}>{item.detail}</span>;
      return {
        icon,
        tone,
        text: (
          <>
            <span className={isQuiet ? classes.detail : undefined}>{verb ?? item.name}</span> {detail}
          </>
        ),
      };
    }
    case 'entered':
      return {
        icon: IconLogin2,
        tone: 'entered',
        text: (
          <Trans>
            entered <SegmentLink segment={item.segment} />
          </Trans>
        ),
      };
    case 'left':
      return {
        icon: IconLogout2,
        tone: 'left',
        text: (
          <Trans>
            left <SegmentLink segment={item.segment} />
          </Trans>
        ),
      };
    case 'message': {
      const status = i18n._(messageStatusWords[item.status].label);
      return {
        icon: IconMail,
        tone: item.status === 'failed' ? 'failed' : 'plain',
        text: (
          <>
            {item.subject} <span className={classes.detail}>{status}</span>
          </>
        ),
      };
    }
  }
}
