import { Trans, useLingui } from '@lingui/react/macro';
import type { Count, CountOperator } from '@segue/shared/segment';
import { countWords } from '../editing/operator-words.ts';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import classes from './parts.module.css';

interface CountPartProps {
  readonly count: Count | undefined;
  readonly onChange: (count: Count) => void;
}

const operators: readonly CountOperator[] = ['at_least', 'more_than', 'exactly', 'at_most', 'fewer_than', 'between'];

const defaultCount: Count = { operator: 'at_least', value: 1 };

/** "at least 3 times": how often something must have happened. */
export function CountPart({ count = defaultCount, onChange }: CountPartProps) {
  const { t, i18n } = useLingui();
  const { operator, value } = count;
  const low = typeof value === 'number' ? value : value.from;
  const high = typeof value === 'number' ? value : value.to;
  const changeOperator = (next: CountOperator) =>
    onChange({
      ...count,
      operator: next,
      value: next === 'between' ? { from: low, to: Math.max(high, low + 1) } : low,
    });
  return (
    <>
      <TokenSelect
        label={t`How often`}
        value={operator}
        options={operators.map((option) => ({ value: option, label: i18n._(countWords[option]) }))}
        onChange={changeOperator}
      />
      {typeof value === 'number' ? (
        <span className={classes.together}>
          <TokenNumber
            label={t`Number of times`}
            value={value}
            min={0}
            onChange={(next) => onChange({ ...count, value: next })}
          />
          <MeasureWord count={count} times={high} onChange={onChange} />
        </span>
      ) : (
        <>
          <TokenNumber
            label={t`Smallest number of times`}
            value={low}
            min={0}
            onChange={(from) => onChange({ ...count, value: { from, to: Math.max(from, high) } })}
          />
          <span>
            <Trans>and</Trans>
          </span>
          <TokenNumber
            label={t`Largest number of times`}
            value={high}
            min={0}
            onChange={(to) => onChange({ ...count, value: { from: Math.min(low, to), to } })}
          />
          <MeasureWord count={count} times={high} onChange={onChange} />
        </>
      )}
    </>
  );
}

interface MeasureWordProps {
  readonly count: Count;
  readonly times: number;
  readonly onChange: (count: Count) => void;
}

/** "times", or "different days"; other measures, which only the JSON view edits, are named and kept. */
function MeasureWord({ count, times, onChange }: MeasureWordProps) {
  const { t } = useLingui();
  const { measure, ...rest } = count;
  if (measure !== undefined && measure.of !== 'days') {
    return <span>{'property' in measure ? `${measure.of} · ${measure.property}` : measure.of}</span>;
  }
  return (
    <TokenSelect
      label={t`What is counted`}
      value={measure === undefined ? 'times' : 'days'}
      options={[
        { value: 'times', label: times === 1 ? t({ message: 'time', context: 'once: at least 1 time' }) : t`times` },
        { value: 'days', label: times === 1 ? t`day` : t`different days` },
      ]}
      onChange={(next) => onChange(next === 'days' ? { ...rest, measure: { of: 'days' } } : rest)}
    />
  );
}
