import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SegmentDefinition, SegmentSubject } from '@segue/shared/segment';
import { blankCondition } from '../editing/row-edits.ts';

interface SubjectChoiceProps {
  readonly definition: SegmentDefinition;
  readonly onChange: (definition: SegmentDefinition) => void;
}

/** Whether a new segment groups people or companies. The other kind cannot keep the conditions, so it begins anew. */
export function SubjectChoice({ definition, onChange }: SubjectChoiceProps) {
  const { t } = useLingui();
  return (
    <SegmentedControl
      mb="lg"
      mr="md"
      value={definition.of ?? 'person'}
      onChange={(next) => onChange(blankDefinition(next === 'account' ? 'account' : 'person'))}
      data={[
        { value: 'person', label: t`People` },
        { value: 'account', label: t`Companies` },
      ]}
      aria-label={t`Whom the segment groups`}
    />
  );
}

/** One row that waits for its first choice. */
export function blankDefinition(of: SegmentSubject): SegmentDefinition {
  const condition = { type: 'group', match: 'all', conditions: [{ ...blankCondition }] } as const;
  return { version: 1, kind: 'dynamic', condition, ...(of === 'account' ? { of } : {}) };
}
