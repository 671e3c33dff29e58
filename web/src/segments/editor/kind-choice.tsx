import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SegmentDefinition } from '@segue/shared/segment';

interface KindChoiceProps {
  readonly kind: SegmentDefinition['kind'];
  readonly onChange: (kind: SegmentDefinition['kind']) => void;
}

/** Whether people enter a new segment by a condition or are put in by hand. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { t } = useLingui();
  return (
    <SegmentedControl
      mb="lg"
      value={kind}
      onChange={(next) => onChange(next === 'static' ? 'static' : 'dynamic')}
      data={[
        { value: 'dynamic', label: t`By conditions` },
        { value: 'static', label: t`By hand` },
      ]}
      aria-label={t`How people enter`}
    />
  );
}
