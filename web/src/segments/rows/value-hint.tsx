import { Trans } from '@lingui/react/macro';
import { IconEyeQuestion } from '@tabler/icons-react';
import type { FieldCondition } from '@segue/shared/segment';
import { didYouMean } from '@segue/shared/segment';
import { useDebouncedValue } from '@mantine/hooks';
import { useValues } from '../../api/catalogue.ts';
import { foldText } from '../editing/rank-matches.ts';
import type { RowCondition } from '../editing/row-condition.ts';
import { Suggestion } from './suggestion.tsx';
import classes from './rows.module.css';

/** Long enough not to speak while somebody is still typing. */
const QUIET_MS = 700;

interface ValueHintProps {
  readonly condition: RowCondition;
  readonly onChange: (condition: RowCondition) => void;
}

/** Says when no person has the value a field is compared with, which is more often a typing error than not. */
export function ValueHint({ condition, onChange }: ValueHintProps) {
  if (condition.type !== 'field' || condition.operator !== 'is' || typeof condition.value !== 'string') return null;
  return <FieldValueHint condition={condition} value={condition.value} onChange={onChange} />;
}

interface FieldValueHintProps {
  readonly condition: FieldCondition;
  readonly value: string;
  readonly onChange: (condition: RowCondition) => void;
}

function FieldValueHint({ condition, value, onChange }: FieldValueHintProps) {
  const [settled] = useDebouncedValue(value, QUIET_MS);
  const source = { of: condition.of ?? 'person', field: condition.field } as const;
  const same = useValues(source, settled);
  const all = useValues(source, '');
  const isKnown = (candidates: readonly { value: unknown }[] = []) =>
    candidates.some((candidate) => foldText(String(candidate.value)) === foldText(settled));
  const isUnsure = value !== settled || !same.isSuccess || same.isPlaceholderData || !all.isSuccess;
  if (isUnsure || isKnown(same.data) || isKnown(all.data)) return null;
  const meant = didYouMean(
    settled,
    all.data.map((candidate) => String(candidate.value)),
  );
  return (
    <p className={classes.hint}>
      <IconEyeQuestion size={14} aria-hidden />
      <span>
        <Trans>Nobody has “{settled}” so far.</Trans>{' '}
        {meant !== undefined && <Suggestion name={meant} onChoose={() => onChange({ ...condition, value: meant })} />}
      </span>
    </p>
  );
}
