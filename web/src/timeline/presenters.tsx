import { Trans } from '@lingui/react/macro';
import type { EventKind, TimelineEvent } from '@segue/shared/api';
import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconDeviceMobile,
  IconForms,
  IconLogin2,
  IconLogout2,
  IconMail,
  IconMailCheck,
  IconMailOpened,
  IconMailX,
  IconPointer,
  IconSettings,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SegmentLink } from '../ui/segment-link.tsx';
import { textProperty } from './event-text.ts';

/** The colour family of an entry: quiet for what people do, green and amber for coming and going, red for trouble. */
export type Tone = 'plain' | 'accent' | 'entered' | 'left' | 'failed';

export interface Presenter {
  icon: typeof IconBolt;
  tone: Tone;
  /** What happened, as a sentence without the person. */
  sentence: (event: TimelineEvent) => ReactNode;
  /** The verb alone, where only the name of the event is known. */
  verb?: ReactNode;
  /** Properties that the sentence says already. */
  said?: readonly string[];
}

const Quoted = ({ children }: { children: ReactNode }) => <strong>{children}</strong>;

const subjectOf = (event: TimelineEvent): string => textProperty(event, 'subject', 'email_name', 'email') ?? '';

const byKind: Record<EventKind, Presenter> = {
  track: { icon: IconBolt, tone: 'accent', sentence: (event) => <Quoted>{event.name}</Quoted> },
  page: {
    icon: IconWorld,
    tone: 'plain',
    said: ['title', 'url'],
    verb: <Trans>Viewed</Trans>,
    sentence: (event) => {
      const page = textProperty(event, 'title', 'path', 'url') ?? event.name;
      return (
        <Trans>
          Viewed <Quoted>{page}</Quoted>
        </Trans>
      );
    },
  },
  screen: {
    icon: IconDeviceMobile,
    tone: 'plain',
    sentence: (event) => {
      const screen = textProperty(event, 'name', 'screen') ?? event.name;
      return (
        <Trans>
          Opened the screen <Quoted>{screen}</Quoted>
        </Trans>
      );
    },
  },
  email: { icon: IconMail, tone: 'plain', sentence: (event) => <EmailSentence event={event} text={event.name} /> },
  segment: { icon: IconBolt, tone: 'plain', sentence: (event) => <Quoted>{event.name}</Quoted> },
  form: {
    icon: IconForms,
    tone: 'accent',
    sentence: (event) => {
      const form = textProperty(event, 'form', 'form_name') ?? event.name;
      return (
        <Trans>
          Answered the form <Quoted>{form}</Quoted>
        </Trans>
      );
    },
  },
  system: { icon: IconSettings, tone: 'plain', sentence: (event) => event.name },
};

function EmailSentence({ event, text }: { event: TimelineEvent; text: ReactNode }) {
  const subject = subjectOf(event);
  return (
    <>
      {text} {subject !== '' && <Quoted>{subject}</Quoted>}
    </>
  );
}

const email = (icon: Presenter['icon'], tone: Tone, text: ReactNode): Presenter => ({
  icon,
  tone,
  said: ['subject', 'email_name'],
  verb: text,
  sentence: (event) => <EmailSentence event={event} text={text} />,
});

const transition = (icon: Presenter['icon'], tone: Tone, text: ReactNode): Presenter => ({
  icon,
  tone,
  said: ['segment', 'segment_key', 'segment_name', 'key', 'name'],
  sentence: (event) => {
    const key = textProperty(event, 'segment', 'segment_key', 'key') ?? '';
    return (
      <>
        {text} <SegmentLink segment={{ key, name: textProperty(event, 'name', 'segment_name') ?? key }} />
      </>
    );
  },
});

/** Reserved events have their own words. */
const byName: Record<string, Presenter> = {
  'Segment Entered': transition(IconLogin2, 'entered', <Trans>Entered</Trans>),
  'Segment Left': transition(IconLogout2, 'left', <Trans>Left</Trans>),
  'Email Sent': email(IconMail, 'plain', <Trans>Was sent</Trans>),
  'Email Delivered': email(IconMailCheck, 'plain', <Trans>Received</Trans>),
  'Email Opened': email(IconMailOpened, 'accent', <Trans>Opened</Trans>),
  'Email Clicked': email(IconPointer, 'accent', <Trans>Clicked a link in</Trans>),
  'Email Replied': email(IconMail, 'accent', <Trans>Replied to</Trans>),
  'Email Bounced': email(IconMailX, 'failed', <Trans>Did not receive (bounced)</Trans>),
  'Email Unsubscribed': email(IconBan, 'left', <Trans>Unsubscribed by</Trans>),
  'Email Complained': email(IconAlertTriangle, 'failed', <Trans>Marked as spam</Trans>),
};

/** How an event is shown: by its reserved name, else by its kind. */
export function presenterOf(event: Pick<TimelineEvent, 'name' | 'kind'>): Presenter {
  const own = event.kind === 'email' || event.kind === 'segment' ? byName[event.name] : undefined;
  return own ?? byKind[event.kind];
}
