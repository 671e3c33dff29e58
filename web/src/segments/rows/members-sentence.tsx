import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { CountOperator, MembersCondition, PeopleCount } from '@segue/shared/segment';
import { countWords } from '../editing/operator-words.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenPick } from '../tokens/token-pick.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';

interface MembersSentenceProps {
  readonly condition: MembersCondition;
  readonly onChange: (condition: MembersCondition) => void;
}

const operators: readonly CountOperator[] = ['at_least', 'more_than', 'exactly', 'at_most', 'fewer_than', 'between'];
const atLeastOne: PeopleCount = { operator: 'at_least', value: 1 };

/** "At least 3 people are in Active in 7 days". */
export function MembersSentence({ condition, onChange }: MembersSentenceProps) {
  const { t, i18n } = useLingui();
  const { countable = [] } = useCatalogue();
  const { segment, count = atLeastOne } = condition;
  const { operator, value } = count;
  const low = typeof value === 'number' ? value : value.from;
  const high = typeof value === 'number' ? value : value.to;
  const change = (next: PeopleCount): void => onChange({ ...condition, count: next });
  return (
    <>
      <TokenSelect
        label={t`How many people`}
        value={operator}
        options={operators.map((option) => ({ value: option, label: i18n._(countWords[option]) }))}
        onChange={(next) =>
          change({ operator: next, value: next === 'between' ? { from: low, to: Math.max(high, low + 1) } : low })
        }
      />
      <TokenNumber
        label={typeof value === 'number' ? t`Number of people` : t`Smallest number of people`}
        value={low}
        min={0}
        onChange={(next) =>
          change({ operator, value: typeof value === 'number' ? next : { from: next, to: Math.max(next, high) } })
        }
      />
      {typeof value !== 'number' && (
        <>
          <span>
            <Trans>and</Trans>
          </span>
          <TokenNumber
            label={t`Largest number of people`}
            value={high}
            min={0}
            onChange={(to) => change({ operator, value: { from: Math.min(low, to), to } })}
          />
        </>
      )}
      <span>{t`${plural(high, { one: 'person is in', other: 'people are in' })}`}</span>
      <TokenPick
        label={t`Segment of people`}
        value={segment}
        text={countable.find(({ key }) => key === segment)?.name ?? segment}
        placeholder={t`choose a segment`}
        items={() =>
          countable.map(({ key, name, count: size }) => ({
            value: key,
            label: name,
            detail: size === null ? undefined : i18n.number(size),
          }))
        }
        onChange={(next) => onChange({ ...condition, segment: next })}
      />
    </>
  );
}
