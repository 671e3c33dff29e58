import { Tooltip } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconLetterCase } from '@tabler/icons-react';
import type { OperatorValue, Scalar, ValueOperator, ValueType } from '@segue/shared/segment';
import { operatorInfo } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import {
  isFieldReference,
  operatorsForType,
  readScalar,
  operandShape,
  valueForOperator,
} from '../editing/operators.ts';
import { operatorWords } from '../editing/operator-words.ts';
import { TokenGroupedSelect } from '../tokens/token-grouped-select.tsx';
import { TokenValues } from '../tokens/token-values.tsx';
import { DurationPart } from './duration-part.tsx';
import { FieldReferencePart } from './field-reference-part.tsx';
import { ScalarPart } from './scalar-part.tsx';

export interface Comparison {
  readonly operator: ValueOperator;
  readonly value?: OperatorValue | undefined;
  readonly case_sensitive?: boolean | undefined;
}

interface ValuePartProps {
  readonly operator: ValueOperator;
  readonly value: OperatorValue | undefined;
  readonly caseSensitive: boolean | undefined;
  readonly type: ValueType;
  /** What is compared, as part of the accessible names: "plan". */
  readonly subject: string;
  readonly source: ValueSource | null;
  readonly onChange: (comparison: Comparison) => void;
}

/** Menu entries that are no operators. */
const CASE_CHOICE = '@case';
const FIELD_CHOICE = '@field';

/** "contains Q4": an operator that fits the type, and the value in the form the operator takes. */
export function ValuePart(props: ValuePartProps) {
  const { operator, value, caseSensitive = false, type, onChange } = props;
  const { t, i18n } = useLingui();
  const comparesText = type === 'text' && operandShape(operator) !== 'none';
  const comparesField = isFieldReference(value);
  const special = [
    ...(comparesText
      ? [{ value: CASE_CHOICE, label: caseSensitive ? t`Ignore upper and lower case` : t`Match upper and lower case` }]
      : []),
    ...(operatorInfo[operator].comparesFields
      ? [{ value: FIELD_CHOICE, label: comparesField ? t`Compare with a value` : t`Compare with another field` }]
      : []),
  ];
  const choose = (choice: string) => {
    if (choice === CASE_CHOICE) return onChange({ operator, value, case_sensitive: caseSensitive ? undefined : true });
    if (choice === FIELD_CHOICE) return onChange({ operator, value: comparesField ? undefined : { field: '' } });
    const next = operatorsForType(type, operator).find((option) => option === choice);
    if (next !== undefined) onChange({ operator: next, value: valueForOperator(next, type, value) });
  };
  return (
    <>
      <TokenGroupedSelect
        label={t`Comparison`}
        value={operator}
        text={i18n._(operatorWords[operator])}
        groups={[
          {
            label: '',
            options: operatorsForType(type, operator).map((option) => ({
              value: option,
              label: i18n._(operatorWords[option]),
            })),
          },
          ...(special.length > 0 ? [{ label: t`Options`, options: special }] : []),
        ]}
        onChange={choose}
      />
      <OperandPart {...props} />
      {caseSensitive && comparesText && (
        <Tooltip label={t`Upper and lower case must match`}>
          <IconLetterCase size={16} role="img" aria-label={t`Upper and lower case must match`} />
        </Tooltip>
      )}
    </>
  );
}

function OperandPart({ operator, value, type, subject, source, onChange }: ValuePartProps) {
  const { t } = useLingui();
  const label = t`Value of ${subject}`;
  const change = (next: OperatorValue | undefined) => onChange({ operator, value: next });
  if (isFieldReference(value)) {
    return <FieldReferencePart field={value.field} onChange={(field) => change({ field })} />;
  }
  switch (operandShape(operator)) {
    case 'none':
      return null;
    case 'duration': {
      const isSpan = typeof value === 'object' && 'unit' in value;
      const ahead = operator === 'within_next' || operator === 'anniversary_within_next';
      return (
        <DurationPart
          label={label}
          duration={isSpan ? value : { amount: 7, unit: 'day' }}
          place={operator === 'within_last' ? 'last' : ahead ? 'next' : 'plain'}
          onChange={change}
        />
      );
    }
    case 'many':
      return (
        <TokenValues
          label={label}
          values={Array.isArray(value) ? (value as readonly Scalar[]) : []}
          source={source}
          read={(text) => readScalar(text, type)}
          onChange={(values) => change(values.length > 0 ? values : undefined)}
        />
      );
    case 'range': {
      const range = typeof value === 'object' && 'from' in value ? value : undefined;
      const from = range?.from;
      const to = range?.to;
      return (
        <>
          <ScalarPart
            label={label}
            type={type}
            value={from}
            source={null}
            onChange={(next) => change({ from: next ?? '', to: to ?? '' })}
          />
          <span>
            <Trans>and</Trans>
          </span>
          <ScalarPart
            label={label}
            type={type}
            value={to}
            source={null}
            onChange={(next) => change({ from: from ?? '', to: next ?? '' })}
          />
        </>
      );
    }
    case 'one':
      return (
        <ScalarPart
          label={label}
          type={type}
          value={typeof value === 'object' ? undefined : value}
          source={operator === 'matches' ? null : source}
          onChange={change}
        />
      );
  }
}
