import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.tsx';

/** For addresses that lead nowhere. */
export function PageNotFound() {
  return (
    <EmptyState
      icon={<IconMapQuestion />}
      title={<Trans>There is no such page</Trans>}
      actions={
        <Button variant="default" component={Link} to="/people">
          <Trans>Go to the people</Trans>
        </Button>
      }
    >
      <Trans>The address may be mistyped, or what it showed was deleted.</Trans>
    </EmptyState>
  );
}
