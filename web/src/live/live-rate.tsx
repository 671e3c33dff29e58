import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LiveStatus } from '../api/live-stream.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import type { Feed } from './feed.ts';
import classes from './live-page.module.css';

/** The state of the connection, the rate of the last minute as the server counts it, and a picture of it. */
export function LiveRate({ feed, status }: { feed: Feed; status: LiveStatus }) {
  const { t } = useLingui();
  return (
    <div className={classes.rate}>
      <Sparkline floor={0} values={feed.rate} label={t`Items per second in the last minute`} width={88} height={22} />
      <span className={classes.state} data-status={status} role="status">
        {status === 'open' && feed.eventsPerMinute === null && <Trans>Connected</Trans>}
        {status === 'open' && feed.eventsPerMinute !== null && (
          <Plural value={Math.round(feed.eventsPerMinute)} one="# event/min" other="# events/min" />
        )}
        {status === 'connecting' && <Trans>Connecting…</Trans>}
        {status === 'broken' && <Trans>Reconnecting…</Trans>}
      </span>
    </div>
  );
}
