import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useFlowWrites } from '../api/flows.ts';
import { useDraft } from '../segments/editor/use-draft.ts';
import { useSaveKey } from '../segments/editor/use-save-key.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import type { FlowDraft } from './editor/flow-draft.ts';
import { newFlowDraft } from './editor/flow-draft.ts';
import { FlowEditor } from './editor/flow-editor.tsx';
import { TRIGGER_ID } from './editor/flow-layout.ts';
import { useCheckedFlow } from './editor/use-checked-flow.ts';

const route = getRouteApi('/flows/new');

/** A new flow; it is a draft once it is saved, and runs only once it is published. */
export function NewFlowPage() {
  const { t } = useLingui();
  const { segment } = route.useSearch();
  const navigate = route.useNavigate();
  const { create } = useFlowWrites();
  const state = useDraft<FlowDraft>(newFlowDraft(segment));
  const [isSaved, setSaved] = useState(false);
  const [selectedId, setSelectedId] = useState<string | null>(TRIGGER_ID);
  const check = useCheckedFlow(setSelectedId);

  const save = () => {
    const { name, graph } = state.draft;
    if (create.isPending || !check(state.draft)) return;
    create.mutate(
      { name: name.trim(), graph },
      {
        onSuccess: (flow) => {
          setSaved(true);
          notifyDone(t`Saved as a draft. Publish it when it is ready.`);
          // The guard must have seen that nothing is unsaved any more before the page is left.
          setTimeout(() => void navigate({ to: '/flows/$key', params: { key: flow.key } }), 0);
        },
        onError: notifyError,
      },
    );
  };
  useSaveKey(save);
  return (
    <FlowEditor
      state={state}
      flow={null}
      isSaved={isSaved}
      selectedId={selectedId}
      onSelect={setSelectedId}
      actions={
        <Button onClick={save} loading={create.isPending}>
          <Trans>Save draft</Trans>
        </Button>
      }
    />
  );
}
