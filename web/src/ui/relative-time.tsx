import { Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react';
import { useTimeZone } from '../time/use-time-zone.ts';
import { useNowMs } from '../time/clock.ts';
import { formatDateTime, formatRelative } from '../time/format-time.ts';

/** "5m ago", kept up to date, with the exact time on hover and for screen readers. `at` is ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const now = useNowMs();
  const atMs = Date.parse(at);
  return (
    <Tooltip label={formatDateTime(atMs, i18n.locale, timeZone)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {formatRelative(atMs, now, i18n.locale)}
      </time>
    </Tooltip>
  );
}
