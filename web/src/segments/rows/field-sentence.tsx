import { useLingui } from '@lingui/react/macro';
import type { FieldInfo } from '@segue/shared/api';
import type { FieldCondition, ValueType } from '@segue/shared/segment';
import { firstOperator, guessType, valueForOperator } from '../editing/operators.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { typeWords } from '../editing/operator-words.ts';
import { ValuePart } from '../parts/value-part.tsx';
import { TokenPick } from '../tokens/token-pick.tsx';

interface FieldSentenceProps {
  readonly condition: FieldCondition;
  readonly onChange: (condition: FieldCondition) => void;
}

/** Account fields stand in the same list as those of the person, told apart by this sign before their name. */
const ACCOUNT_MARK = '@account ';

/** "plan is any of pro, team"; fields of the account read "account industry is Retail". */
export function FieldSentence({ condition, onChange }: FieldSentenceProps) {
  const { t, i18n } = useLingui();
  const { personFields, accountFields } = useCatalogue();
  const { field, operator, value, case_sensitive } = condition;
  const ofAccount = condition.of === 'account';
  const known = (ofAccount ? accountFields : personFields).find(({ name }) => name === field);
  const type: ValueType = known?.type ?? guessType(operator, value);
  const item = (info: FieldInfo) => ({
    value: info.of === 'account' ? ACCOUNT_MARK + info.name : info.name,
    label: info.of === 'account' ? t`account ${info.name}` : info.name,
    detail: i18n._(typeWords[info.type]),
  });
  const changeField = (picked: string) => {
    const isAccount = picked.startsWith(ACCOUNT_MARK);
    const name = isAccount ? picked.slice(ACCOUNT_MARK.length) : picked;
    const info = (isAccount ? accountFields : personFields).find((candidate) => candidate.name === name);
    const nextType = info?.type ?? 'text';
    const of = isAccount ? 'account' : undefined;
    if (nextType === type) return onChange({ ...condition, of, field: name });
    const first = firstOperator(nextType);
    onChange({ type: 'field', of, field: name, operator: first, value: valueForOperator(first, nextType, undefined) });
  };
  return (
    <>
      <TokenPick
        label={t`Field`}
        value={ofAccount && field !== '' ? ACCOUNT_MARK + field : field}
        text={ofAccount ? t`account ${field}` : field}
        placeholder={t`choose a field`}
        items={() => [...personFields, ...accountFields].map(item)}
        onChange={changeField}
        allowNew
      />
      <ValuePart
        operator={operator}
        value={value}
        caseSensitive={case_sensitive}
        type={type}
        subject={field}
        source={known === undefined ? null : { of: condition.of ?? 'person', field }}
        onChange={(next) => onChange({ ...condition, ...next })}
      />
    </>
  );
}
