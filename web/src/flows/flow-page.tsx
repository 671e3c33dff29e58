import { getRouteApi } from '@tanstack/react-router';
import type { Flow } from '@segue/shared/api';
import { useFlow } from '../api/flows.ts';
import { useDraft } from '../segments/editor/use-draft.ts';
import { PagePending } from '../shell/page-pending.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import type { FlowDraft } from './editor/flow-draft.ts';
import { FlowEditor } from './editor/flow-editor.tsx';
import { FlowActions } from './publish/flow-actions.tsx';

const route = getRouteApi('/flows/$key');

/** One flow: its steps, the people on their way through them, and the switch that starts it. */
export function FlowPage() {
  const { key } = route.useParams();
  const flow = useFlow(key);
  usePageTitle(flow.data?.name);
  if (flow.data !== undefined) return <LoadedFlow key={key} flow={flow.data} />;
  if (flow.error) return <ErrorNotice error={flow.error} onRetry={() => void flow.refetch()} />;
  return <PagePending />;
}

function LoadedFlow({ flow }: { readonly flow: Flow }) {
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const state = useDraft<FlowDraft>({ name: flow.name, graph: flow.graph });
  const select = (id: string | null) => void navigate({ search: id === null ? {} : { step: id }, replace: true });
  return (
    <FlowEditor
      state={state}
      flow={flow}
      selectedId={step ?? null}
      onSelect={select}
      actions={<FlowActions flow={flow} state={state} onSelect={select} />}
    />
  );
}
