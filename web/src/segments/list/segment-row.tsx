import { Badge, Tooltip } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Segment } from '@segue/shared/api';
import { formatShare } from '../../i18n/format-number.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { BuildingBar } from './building-bar.tsx';
import { FreshnessText } from './freshness-text.tsx';
import { MovementText } from './movement-text.tsx';
import { movementToday } from './sort-segments.ts';
import { UsesText } from './uses-text.tsx';
import classes from './segment-list.module.css';

interface SegmentRowProps {
  readonly segment: Segment;
  readonly index: number;
  /** Identified people in all; undefined until known. */
  readonly total: number | undefined;
}

/** One segment of the list: how big, where it is going, how fresh, what depends on it. */
export function SegmentRow({ segment, index, total }: SegmentRowProps) {
  const { t } = useLingui();
  const { key, name, kind, status, count, trend } = segment;
  const isLive = status === 'live';
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        <Link to="/segments/$key" params={{ key }} className={classes.link} data-row-index={index} title={name}>
          {name}
        </Link>
        <span className={classes.key}>
          <code>{key}</code>
          {segment.folder !== '' && <span>{segment.folder}</span>}
          {segment.is_technical && (
            <Badge size="xs" color="gray">
              <Trans>technical</Trans>
            </Badge>
          )}
          {segment.definition.of === 'account' && (
            <Badge size="xs" color="gray">
              <Trans>companies</Trans>
            </Badge>
          )}
          {kind === 'static' && (
            <Badge size="xs" color="gray">
              <Trans>static</Trans>
            </Badge>
          )}
        </span>
      </span>
      <span className={classes.size}>
        <SizeText count={count} total={segment.definition.of === 'account' ? undefined : total} />
      </span>
      <span className={classes.trend}>
        {isLive && trend.length > 1 && (
          <Sparkline values={trend.map(({ size }) => size)} label={t`Size over the last 30 days`} />
        )}
      </span>
      <span className={classes.today}>
        {isLive && trend.length > 0 && <MovementText {...movementToday(segment)} />}
      </span>
      <span className={classes.freshness}>
        <StatusText segment={segment} />
      </span>
      <span className={classes.uses}>
        <UsesText uses={segment.uses} />
      </span>
    </li>
  );
}

function SizeText({ count, total }: { readonly count: number | null; readonly total: number | undefined }) {
  const { i18n } = useLingui();
  if (count === null) return <span className={classes.dim}>–</span>;
  return (
    <>
      {/* A new number is a new element, so that the change is seen. */}
      <span key={count} className={classes.count}>
        {i18n.number(count)}
      </span>
      {total !== undefined && total > 0 && (
        <span className={classes.share}>{formatShare(count / total, i18n.locale)}</span>
      )}
    </>
  );
}

function StatusText({ segment }: { readonly segment: Segment }) {
  if (segment.status === 'building') return <BuildingBar progress={segment.progress} />;
  if (segment.status === 'live') return <FreshnessText freshness={segment.freshness} />;
  return (
    <Tooltip label={segment.error ?? ''} disabled={segment.error === null}>
      <Badge color="red">
        <Trans>failed</Trans>
      </Badge>
    </Tooltip>
  );
}
