import { Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react';
import { useNowMs } from '../time/clock.ts';
import { formatDateTime, formatSpan } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';

/** The time that is left until `at` (ISO 8601), to the second: "3 days 4 hr". The exact instant shows on hover. */
export function Countdown({ at }: { at: string }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const now = useNowMs('second');
  const atMs = Date.parse(at);
  return (
    <Tooltip label={formatDateTime(atMs, i18n.locale, timeZone)}>
      <time dateTime={at} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatSpan(atMs - now, i18n.locale)}
      </time>
    </Tooltip>
  );
}
