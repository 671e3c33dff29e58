import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconChartCircles, IconPlus, IconTemplate } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { startingPointNames } from '../starting-point-names.ts';
import { startingPoints } from '../starting-points.ts';
import classes from './segments-empty.module.css';

/** Before the first segment: what segments are for, and three to start from. */
export function SegmentsEmpty() {
  const { t, i18n } = useLingui();
  return (
    <EmptyState
      icon={<IconChartCircles />}
      title={t`No segments yet`}
      actions={
        <>
          <Button component={Link} to="/segments/templates" leftSection={<IconTemplate size={16} />}>
            <Trans>See all templates</Trans>
          </Button>
          <Button component={Link} to="/segments/new" variant="default" leftSection={<IconPlus size={16} />}>
            <Trans>Start from nothing</Trans>
          </Button>
        </>
      }
    >
      <Trans>
        A segment is a group of people that keeps itself up to date: say who belongs to it, and they enter and leave by
        themselves, to the second.
      </Trans>
      <ul className={classes.points}>
        {startingPoints.map(({ id }) => (
          <li key={id}>
            <Link to="/segments/new" search={{ start: id }} className={classes.point}>
              <span className={classes.pointName}>{i18n._(startingPointNames[id].name)}</span>
              <span className={classes.purpose}>{i18n._(startingPointNames[id].purpose)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
