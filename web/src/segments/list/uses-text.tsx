import { Popover } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconArrowFork, IconChartCircles } from '@tabler/icons-react';
import type { SegmentUse } from '@segue/shared/api';
import { inMain } from '../tokens/in-main.ts';
import classes from './uses-text.module.css';

/** "2 uses", which opens the list of them; each leads there. */
export function UsesText({ uses }: { readonly uses: readonly SegmentUse[] }) {
  if (uses.length === 0) {
    return (
      <span className={classes.none}>
        <Trans>not used</Trans>
      </span>
    );
  }
  return (
    <Popover position="bottom-end" withinPortal portalProps={inMain}>
      <Popover.Target>
        <button type="button" className={classes.count}>
          <Plural value={uses.length} one="# use" other="# uses" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <UsesList uses={uses} />
      </Popover.Dropdown>
    </Popover>
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
