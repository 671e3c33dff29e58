import { PageHeader } from '../ui/page-header.tsx';

export function FlowsPage() {
  return <PageHeader title="Flows" />;
}

export function FlowPage() {
  return <PageHeader title="Flow" />;
}

export function NewFlowPage() {
  return <PageHeader title="New flow" />;
}
