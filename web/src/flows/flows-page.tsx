import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconArrowFork, IconPlus } from '@tabler/icons-react';
import { useFlows } from '../api/flows.ts';
import { useSegments } from '../api/segments.ts';
import { useSegmentNames } from '../segments/use-segment-names.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NumberText } from '../ui/number-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import { FlowRow } from './list/flow-row.tsx';
import classes from './list/flow-list.module.css';

const nothingToReveal = () => undefined;

/** Every flow: what starts it, whether it runs, and how many people went through. */
export function FlowsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const flows = useFlows();
  useShortcuts({ c: () => void navigate({ to: '/flows/new' }) });
  const keys = useListKeys(flows.data?.length ?? 0, nothingToReveal);
  return (
    <>
      <PageHeader
        title={t`Flows`}
        count={flows.data && flows.data.length > 0 ? <NumberText value={flows.data.length} /> : undefined}
        actions={
          <Button component={Link} to="/flows/new" leftSection={<IconPlus size={16} />} aria-keyshortcuts="c">
            <Trans>New flow</Trans>
          </Button>
        }
      />
      <div className={classes.root} onKeyDown={keys.onKeyDown}>
        <Listed flows={flows} />
      </div>
    </>
  );
}

function Listed({ flows }: { readonly flows: ReturnType<typeof useFlows> }) {
  const { t } = useLingui();
  const names = useSegmentNames(useSegments().data);
  if (flows.data === undefined) {
    return flows.error ? (
      <ErrorNotice error={flows.error} onRetry={() => void flows.refetch()} />
    ) : (
      <SkeletonRows rows={8} rowHeight={60} />
    );
  }
  if (flows.data.length === 0) {
    return (
      <EmptyState
        icon={<IconArrowFork />}
        title={t`No flows yet`}
        actions={
          <Button component={Link} to="/flows/new">
            <Trans>Make the first flow</Trans>
          </Button>
        }
      >
        <Trans>A flow acts the moment somebody enters or leaves a segment: it waits, and it writes to them.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.head} aria-hidden>
        <span>{t`Name`}</span>
        <span>{t`Status`}</span>
        <span className={classes.number}>{t`On their way`}</span>
        <span className={classes.number}>{t`Finished`}</span>
        <span className={classes.number}>{t({ message: 'Sent', context: 'number of messages' })}</span>
      </div>
      <ul className={classes.list}>
        {flows.data.map((flow, index) => (
          <FlowRow key={flow.key} flow={flow} index={index} segmentNames={names.segments} />
        ))}
      </ul>
    </>
  );
}
