import { Badge } from '@mantine/core';
import { useLingui } from '@lingui/react';
import type { FlowStatus } from '@segue/shared/api';
import { statusColors, statusWords } from '../flow-words.ts';

/** Draft, live or paused. */
export function StatusBadge({ status, ...place }: { readonly status: FlowStatus; readonly visibleFrom?: 'sm' }) {
  const { i18n } = useLingui();
  return (
    <Badge color={statusColors[status]} flex="none" {...place}>
      {i18n._(statusWords[status])}
    </Badge>
  );
}
