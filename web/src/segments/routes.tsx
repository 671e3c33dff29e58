import { PageHeader } from '../ui/page-header.tsx';

export function SegmentsPage() {
  return <PageHeader title="Segments" />;
}

export function SegmentPage() {
  return <PageHeader title="Segment" />;
}

export function NewSegmentPage() {
  return <PageHeader title="New segment" />;
}
