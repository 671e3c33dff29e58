import { useLingui } from '@lingui/react/macro';
import type { Scalar, ValueType } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import { readScalar } from '../editing/operators.ts';
import { SuggestInput } from '../tokens/suggest-input.tsx';
import { TokenDate } from '../tokens/token-date.tsx';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';

interface ScalarPartProps {
  readonly label: string;
  readonly type: ValueType;
  readonly value: Scalar | undefined;
  readonly source: ValueSource | null;
  readonly onChange: (value: Scalar | undefined) => void;
}

/** One value, edited by the control its type asks for. */
export function ScalarPart({ label, type, value, source, onChange }: ScalarPartProps) {
  const { t } = useLingui();
  if (type === 'boolean') {
    return (
      <TokenSelect
        label={label}
        look="value"
        value={value === false ? 'false' : 'true'}
        options={[
          { value: 'true', label: t`yes` },
          { value: 'false', label: t`no` },
        ]}
        onChange={(next) => onChange(next === 'true')}
      />
    );
  }
  if (type === 'number') {
    return <TokenNumber label={label} value={typeof value === 'number' ? value : undefined} onChange={onChange} />;
  }
  if (type === 'date') {
    return <TokenDate label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />;
  }
  const text = value === undefined ? '' : String(value);
  return (
    <SuggestInput
      label={label}
      text={text}
      placeholder={t`value`}
      source={source}
      isMissing={text === ''}
      onText={(next) => onChange(next === '' ? undefined : next)}
      onPick={(picked) => onChange(readScalar(picked, type))}
    />
  );
}
