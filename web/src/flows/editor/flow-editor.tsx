import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconAdjustments } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Flow } from '@segue/shared/api';
import type { FlowGraph, StepType } from '@segue/shared/flow';
import { moveStep, removeStep } from '@segue/shared/flow';
import { useSegments } from '../../api/segments.ts';
import { BackLink } from '../../segments/back-link.tsx';
import { NameField } from '../../segments/editor/name-field.tsx';
import { UndoButtons } from '../../segments/editor/undo-buttons.tsx';
import { UnsavedGuard } from '../../segments/editor/unsaved-guard.tsx';
import type { DraftState } from '../../segments/editor/use-draft.ts';
import { useUndoKeys } from '../../segments/editor/use-undo-keys.ts';
import { useSegmentNames } from '../../segments/use-segment-names.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { FlowPanel } from '../panel/flow-panel.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import type { FlowDraft } from './flow-draft.ts';
import { addStep, findFlowProblems, moveTarget } from './flow-edits.ts';
import { TRIGGER_ID } from './flow-layout.ts';
import { RulesSentence } from './rules-sentence.tsx';
import classes from './flow-editor.module.css';

interface FlowEditorProps {
  readonly state: DraftState<FlowDraft>;
  /** The stored flow, with its counts; null for a new one. */
  readonly flow: Flow | null;
  /** Nothing is lost by leaving, because it was just saved. */
  readonly isSaved?: boolean;
  /** The card whose settings are open, from the address. */
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Status and buttons at the right of the title. */
  readonly actions: ReactNode;
}

/** A flow as a line of cards, and beside it the settings of the one that is selected. */
export function FlowEditor({ state, flow, isSaved = false, selectedId, onSelect, actions }: FlowEditorProps) {
  const { t } = useLingui();
  const segments = useSegments().data ?? [];
  const names = useSegmentNames(segments);
  const { graph, name } = state.draft;
  const change = (next: FlowGraph, tag: string | null = null) => state.change({ graph: next }, tag);

  const add = (afterId: string | null, type: StepType) => {
    const added = addStep(graph, afterId, type, (number) => t`Email ${number}`);
    change(added.graph);
    onSelect(added.id);
  };
  const move = (id: string, direction: 'up' | 'down') => {
    const target = moveTarget(graph, id, direction);
    if (target === undefined) return;
    change(moveStep(graph, id, target));
    // The card keeps its place in the page's elements only by luck; the focus follows it by name.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card-id="${id}"]`)?.focus());
  };
  const remove = (id: string) => {
    if (id === TRIGGER_ID) return;
    change(removeStep(graph, id));
    if (selectedId === id) onSelect(null);
  };
  useUndoKeys(state);

  return (
    <div className={classes.root}>
      <UnsavedGuard isDirty={state.isDirty && !isSaved} />
      <PageHeader
        above={<BackLink to="/flows" label={t`Flows`} />}
        title={
          <NameField
            value={name}
            autoFocus={flow === null}
            onChange={(next) => state.change({ name: next }, 'name')}
            onLeave={state.seal}
            label={t`Name of the flow`}
            placeholder={t`Name this flow`}
          />
        }
        description={<RulesSentence settings={graph.settings} />}
        actions={
          <>
            <UndoButtons {...state} onUndo={state.undo} onRedo={state.redo} />
            {actions}
          </>
        }
      />
      <div className={classes.body}>
        <FlowCanvas
          graph={graph}
          flow={flow}
          problems={findFlowProblems(graph)}
          segmentNames={names.segments}
          selectedId={selectedId}
          onSelect={onSelect}
          onAdd={add}
          onMove={move}
          onRemove={remove}
        />
        {selectedId === null ? (
          <Button
            className={classes.rules ?? ''}
            variant="default"
            size="xs"
            leftSection={<IconAdjustments size={15} />}
            onClick={() => onSelect(TRIGGER_ID)}
          >
            <Trans>Start and rules</Trans>
          </Button>
        ) : (
          <FlowPanel
            graph={graph}
            segments={segments}
            selectedId={selectedId}
            onChange={change}
            onSelect={onSelect}
            onMove={move}
            onRemove={remove}
            onLeave={state.seal}
          />
        )}
      </div>
    </div>
  );
}
