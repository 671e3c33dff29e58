import { ActionIcon, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Segment } from '@segue/shared/api';
import type { FlowGraph, Step } from '@segue/shared/flow';
import { replaceStep } from '@segue/shared/flow';
import { duplicateStep } from '../editor/flow-edits.ts';
import { TRIGGER_ID } from '../editor/flow-layout.ts';
import { EmailPanel } from './email-panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { TriggerPanel } from './trigger-panel.tsx';
import { WaitPanel } from './wait-panel.tsx';

interface FlowPanelProps {
  readonly graph: FlowGraph;
  readonly segments: readonly Segment[];
  readonly selectedId: string;
  readonly onChange: (graph: FlowGraph, tag?: string) => void;
  readonly onSelect: (id: string | null) => void;
  readonly onMove: (id: string, direction: 'up' | 'down') => void;
  readonly onRemove: (id: string) => void;
  /** A field was left: the next change is a step of undo of its own. */
  readonly onLeave: () => void;
}

/** The settings of the selected card. */
export function FlowPanel(props: FlowPanelProps) {
  const { graph, segments, selectedId, onChange, onSelect, onLeave } = props;
  const { t } = useLingui();
  const step = graph.steps.find(({ id }) => id === selectedId);
  const isUnknown = selectedId !== TRIGGER_ID && step === undefined;
  // The address may name a step that is gone, or that undo has taken back.
  useEffect(() => {
    if (isUnknown) onSelect(null);
  }, [isUnknown, onSelect]);
  const close = () => onSelect(null);
  if (selectedId === TRIGGER_ID) {
    return (
      <PanelFrame title={t`Start and rules`} onClose={close}>
        <TriggerPanel graph={graph} segments={segments} onChange={onChange} />
      </PanelFrame>
    );
  }
  if (step === undefined) return null;
  const replace = (next: Step, tag: string) => onChange(replaceStep(graph, step.id, next), tag);
  const actions = <StepMenu {...props} step={step} />;
  if (step.type === 'wait') {
    return (
      <PanelFrame title={t`Wait`} onClose={close} actions={actions}>
        <WaitPanel step={step} onChange={(next) => replace(next, `wait ${step.id}`)} />
      </PanelFrame>
    );
  }
  return (
    <PanelFrame title={t`Send an email`} onClose={close} actions={actions} isWide>
      <EmailPanel key={step.id} graph={graph} segments={segments} step={step} onChange={replace} onLeave={onLeave} />
    </PanelFrame>
  );
}

function StepMenu({ graph, step, onChange, onSelect, onMove, onRemove }: FlowPanelProps & { readonly step: Step }) {
  const { t } = useLingui();
  const duplicate = () => {
    const added = duplicateStep(graph, step.id);
    onChange(added.graph);
    onSelect(added.id);
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t`More for this step`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => onMove(step.id, 'up')}>
          <Trans>Move up</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => onMove(step.id, 'down')}>
          <Trans>Move down</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={duplicate}>
          <Trans>Duplicate</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={15} />}
          onClick={() => onRemove(step.id)}
        >
          <Trans>Remove</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
