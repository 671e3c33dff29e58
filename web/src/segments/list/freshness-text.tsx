import { Tooltip } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Freshness } from '@segue/shared/api';
import classes from './freshness-text.module.css';

/** Below this, more digits would only be noise: "within 0.1 s". */
const SHOWN_MIN_MS = 100;

/** 38 → "0.1", 1240 → "1.3": seconds, rounded up, because a promise may be too careful but never too good. */
export function roundedUpSeconds(ms: number): number {
  return Math.ceil(Math.max(ms, SHOWN_MIN_MS) / 100) / 10;
}

/** How current a segment is, as measured over the last hour: "within 0.3 s". */
export function FreshnessText({ freshness }: { readonly freshness: Freshness }) {
  const { i18n } = useLingui();
  const { p50_ms: medianMs, max_ms: worstMs } = freshness;
  if (worstMs === null) {
    return (
      <Tooltip label={<Trans>No event concerned this segment in the last hour.</Trans>}>
        <span className={classes.root} data-quiet>
          <Trans>up to date</Trans>
        </span>
      </Tooltip>
    );
  }
  const worst = i18n.number(roundedUpSeconds(worstMs));
  const median = i18n.number(Math.round(medianMs ?? worstMs));
  return (
    <Tooltip
      label={
        <Trans>
          Measured over the last hour: half of all changes within {median} ms, every one within {worst} s.
        </Trans>
      }
    >
      <span className={classes.root}>
        <Trans>within {worst} s</Trans>
      </span>
    </Tooltip>
  );
}
