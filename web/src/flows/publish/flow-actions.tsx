import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { Flow } from '@segue/shared/api';
import { useFlowWrites } from '../../api/flows.ts';
import type { DraftState } from '../../segments/editor/use-draft.ts';
import { useSaveKey } from '../../segments/editor/use-save-key.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import type { FlowDraft } from '../editor/flow-draft.ts';
import { findFlowProblems } from '../editor/flow-edits.ts';
import { useCheckedFlow } from '../editor/use-checked-flow.ts';
import { problemWords } from '../flow-words.ts';
import { StatusBadge } from '../list/status-badge.tsx';
import { DeleteFlow } from './delete-flow.tsx';
import { PauseFlow } from './pause-flow.tsx';
import { PublishFlow } from './publish-flow.tsx';

interface FlowActionsProps {
  readonly flow: Flow;
  readonly state: DraftState<FlowDraft>;
  readonly onSelect: (id: string) => void;
}

/** Save, publish or pause, delete. A flow is saved before it is published: what runs is what is stored. */
export function FlowActions({ flow, state, onSelect }: FlowActionsProps) {
  const { t, i18n } = useLingui();
  const { update } = useFlowWrites();
  const check = useCheckedFlow(onSelect);
  const [isPublishing, publishing] = useDisclosure(false);
  const [isPausing, pausing] = useDisclosure(false);
  const [isDeleting, deleting] = useDisclosure(false);
  const isLive = flow.status === 'live';

  const save = (then?: () => void) => {
    if (!state.isDirty) return then?.();
    if (update.isPending || !check(state.draft)) return;
    update.mutate(
      { key: flow.key, name: state.draft.name.trim(), graph: state.draft.graph },
      {
        onSuccess: () => {
          state.markSaved();
          if (then === undefined) notifyDone(isLive ? t`Saved. Who is on the way goes on as before.` : t`Saved.`);
          else then();
        },
        onError: notifyError,
      },
    );
  };
  useSaveKey(() => save());

  const publish = () => {
    const problems = findFlowProblems(state.draft.graph);
    const [first] = problems.byCard;
    if (first === undefined) return save(publishing.open);
    const [id, [problem = 'no_step']] = first;
    onSelect(id);
    notifyDone(i18n._(problemWords[problem]));
  };

  return (
    <>
      <StatusBadge status={flow.status} visibleFrom="sm" />
      {state.isDirty && (
        <Button variant="default" onClick={() => save()} loading={update.isPending}>
          <Trans>Save</Trans>
        </Button>
      )}
      {isLive ? (
        <Button variant="default" leftSection={<IconPlayerPause size={16} />} onClick={pausing.open}>
          <Trans context="button: stop a flow for a while">Pause</Trans>
        </Button>
      ) : (
        <Button leftSection={<IconPlayerPlay size={16} />} onClick={publish}>
          {flow.status === 'paused' ? <Trans>Resume</Trans> : <Trans>Publish</Trans>}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label={t`More for this flow`} visibleFrom="sm">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={15} />} onClick={deleting.open}>
            <Trans>Delete</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isPublishing && <PublishFlow flow={flow} onClose={publishing.close} />}
      {isPausing && <PauseFlow flow={flow} onClose={pausing.close} />}
      {isDeleting && <DeleteFlow flow={flow} onClose={deleting.close} />}
    </>
  );
}
