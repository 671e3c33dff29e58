import { HoverCard } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconArrowFork, IconChartCircles } from '@tabler/icons-react';
import type { SegmentUse } from '@segue/shared/api';
import classes from './uses-text.module.css';

/** "2 uses", with the list of them on hover; each leads there. */
export function UsesText({ uses }: { readonly uses: readonly SegmentUse[] }) {
  if (uses.length === 0) {
    return (
      <span className={classes.none}>
        <Trans>not used</Trans>
      </span>
    );
  }
  return (
    <HoverCard position="bottom-end" shadow="md" openDelay={250} withinPortal>
      <HoverCard.Target>
        <span className={classes.count}>
          <Plural value={uses.length} one="# use" other="# uses" />
        </span>
      </HoverCard.Target>
      <HoverCard.Dropdown p="xs">
        <UsesList uses={uses} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

/** Every flow and segment that depends on this one. */
export function UsesList({ uses }: { readonly uses: readonly SegmentUse[] }) {
  return (
    <ul className={classes.list}>
      {uses.map((use) => (
        <li key={`${use.kind} ${use.key}`}>
          {use.kind === 'flow' ? (
            <Link to="/flows/$key" params={{ key: use.key }} className={classes.link}>
              <IconArrowFork size={15} aria-hidden />
              {use.name}
            </Link>
          ) : (
            <Link to="/segments/$key" params={{ key: use.key }} className={classes.link}>
              <IconChartCircles size={15} aria-hidden />
              {use.name}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
