import { Trans, useLingui } from '@lingui/react/macro';
import type { PageCondition, TextMatch, TextOperator } from '@segue/shared/segment';
import { operatorWords } from '../editing/operator-words.ts';
import { DidWord } from '../parts/did-word.tsx';
import { HappenedPart } from '../parts/happened-part.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import { TokenValues } from '../tokens/token-values.tsx';
import { SuggestInput } from '../tokens/suggest-input.tsx';

interface PageSentenceProps {
  readonly condition: PageCondition;
  readonly onChange: (condition: PageCondition) => void;
}

const operators: readonly TextOperator[] = [
  'contains',
  'is',
  'starts_with',
  'ends_with',
  'not_contains',
  'is_any_of',
  'matches',
];

type AddressChoice = 'any' | TextOperator;

/** "Visited a page whose address contains /pricing at least 2 times in the last 7 days". */
export function PageSentence({ condition, onChange }: PageSentenceProps) {
  const { t, i18n } = useLingui();
  const part = condition.path === undefined ? 'url' : 'path';
  const match = condition[part];
  const choice: AddressChoice = match?.operator ?? 'any';
  const setMatch = (next: TextMatch | undefined) => onChange({ ...condition, [part]: next });
  const setChoice = (next: AddressChoice) => {
    if (next === 'any') return onChange({ ...condition, url: undefined, path: undefined });
    const value = typeof match?.value === 'string' ? match.value : (match?.value[0] ?? '');
    const isList = next === 'is_any_of' || next === 'is_none_of';
    setMatch({ ...match, operator: next, value: isList ? (value === '' ? [] : [value]) : value });
  };
  return (
    <>
      <DidWord
        parts={condition}
        did={t`Visited`}
        didNot={t`Did not visit`}
        onChange={(parts) => onChange({ ...condition, ...parts })}
      />
      {match !== undefined && (
        <span>{part === 'path' ? <Trans>a page whose path</Trans> : <Trans>a page whose address</Trans>}</span>
      )}
      <TokenSelect<AddressChoice>
        label={t`Address`}
        value={choice}
        options={[
          { value: 'any', label: t`any page` },
          ...operators.map((operator) => ({ value: operator, label: i18n._(operatorWords[operator]) })),
        ]}
        onChange={setChoice}
      />
      {match !== undefined && <AddressValue match={match} onChange={setMatch} />}
      <HappenedPart parts={condition} onChange={(parts) => onChange({ ...condition, ...parts })} />
    </>
  );
}

function AddressValue({
  match,
  onChange,
}: {
  readonly match: TextMatch;
  readonly onChange: (match: TextMatch) => void;
}) {
  const { t } = useLingui();
  const { value } = match;
  if (typeof value !== 'string') {
    return (
      <TokenValues
        label={t`Addresses`}
        values={value}
        source={null}
        read={(text) => (text.trim() === '' ? undefined : text.trim())}
        onChange={(values) => onChange({ ...match, value: values.map(String) })}
      />
    );
  }
  return (
    <SuggestInput
      label={t`Address`}
      text={value}
      placeholder="/pricing"
      source={null}
      isMissing={value === ''}
      onText={(text) => onChange({ ...match, value: text })}
      onPick={(text) => onChange({ ...match, value: text })}
    />
  );
}
