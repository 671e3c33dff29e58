import { Trans } from '@lingui/react/macro';
import type { EventKind, TimelineEvent } from '@segue/shared/api';
import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconBuilding,
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
  IconUserCheck,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SegmentLink } from '../ui/segment-link.tsx';
import { textProperty } from './event-text.ts';
import classes from './timeline.module.css';

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
    said: ['title', 'name', 'url'],
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
  said: ['because', 'segment', 'segment_key', 'segment_name', 'key', 'name'],
  sentence: (event) => {
    const key = textProperty(event, 'segment', 'segment_key', 'key') ?? '';
    return (
      <>
        {text} <SegmentLink segment={{ key, name: textProperty(event, 'name', 'segment_name') ?? key }} />
      </>
    );
  },
});

const FIELDS_NAMED = 3;

/** Which fields an identify call has set: the first few by name. */
function FieldNames({ event }: { event: TimelineEvent }) {
  const { fields } = event.properties;
  const names = Array.isArray(fields) ? fields.map(String) : [];
  const more = names.length - FIELDS_NAMED;
  const named = names.slice(0, FIELDS_NAMED).join(', ');
  if (names.length === 0) return <Trans>Identified</Trans>;
  return (
    <span className={classes.quiet}>
      {more > 0 ? (
        <Trans>
          Identified, with {named} and {more} more
        </Trans>
      ) : (
        <Trans>Identified, with {named}</Trans>
      )}
    </span>
  );
}

const system = (icon: Presenter['icon'], verb: ReactNode, sentence: Presenter['sentence']): Presenter => ({
  icon,
  tone: 'plain',
  verb,
  sentence,
  said: ['fields', 'account', 'previous_id'],
});

/** Reserved events have their own words. */
const byName: Record<string, Presenter> = {
  Identified: system(IconUserCheck, <Trans>Identified</Trans>, (event) => <FieldNames event={event} />),
  Grouped: system(IconBuilding, <Trans>Belongs to an account</Trans>, (event) => {
    const account = textProperty(event, 'account') ?? '';
    return (
      <span className={classes.quiet}>
        <Trans>Belongs to the account {account}</Trans>
      </span>
    );
  }),
  Aliased: system(IconUserCheck, <Trans>Recognised</Trans>, () => (
    <span className={classes.quiet}>
      <Trans>Recognised: what the visitor did counts as theirs</Trans>
    </span>
  )),
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

/** The kinds whose names are ours; what others call their events means what they like. */
const OWN_NAMES: ReadonlySet<EventKind> = new Set(['email', 'segment', 'system']);

/** How an event is shown: by its reserved name, else by its kind. */
export function presenterOf(event: Pick<TimelineEvent, 'name' | 'kind'>): Presenter {
  const own = OWN_NAMES.has(event.kind) ? byName[event.name] : undefined;
  return own ?? byKind[event.kind];
}
