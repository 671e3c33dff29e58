import { Trans, useLingui } from '@lingui/react/macro';
import { IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDateTime } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { Countdown } from '../ui/countdown.tsx';
import type { Outlook } from './verdict.ts';
import { staysSentence } from './verdict.ts';
import classes from './explanation.module.css';

interface OutlookLineProps {
  readonly outlook: Outlook;
  readonly member: boolean;
}

/** What time alone will do, with a countdown and the instant. */
export function OutlookLine({ outlook, member }: OutlookLineProps) {
  const { i18n } = useLingui();
  if (outlook.kind === 'stays') return <Line>{staysSentence(outlook, member, i18n)}</Line>;
  const { at } = outlook;
  if (outlook.kind === 'looked_at') {
    return (
      <Line>
        <Trans>
          Looked at again in <Countdown at={at} />, on <Instant at={at} />: it may change then or later, not sooner,
          unless something happens.
        </Trans>
      </Line>
    );
  }
  const { unless } = outlook;
  return (
    <Line tone={member ? 'leaves' : 'enters'}>
      {member ? (
        <Trans>
          Leaves in <Countdown at={at} />, on <Instant at={at} />
        </Trans>
      ) : (
        <Trans>
          Enters in <Countdown at={at} />, on <Instant at={at} />
        </Trans>
      )}{' '}
      {unless === null ? <Trans>unless something happens.</Trans> : <Trans>unless “{unless}” happens again.</Trans>}
    </Line>
  );
}

function Line({ tone, children }: { readonly tone?: 'leaves' | 'enters'; readonly children: ReactNode }) {
  return (
    <p className={classes.outlook} data-tone={tone} data-testid="outlook">
      <IconClock size={15} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** An instant in full, in the time zone of the workspace. */
export function Instant({ at }: { readonly at: string }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  return <time dateTime={at}>{formatDateTime(Date.parse(at), i18n.locale, timeZone)}</time>;
}
