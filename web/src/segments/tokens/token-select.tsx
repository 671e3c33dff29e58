import { TokenGroupedSelect } from './token-grouped-select.tsx';

export interface TokenOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface TokenSelectProps<V extends string> {
  /** What the word stands for, for people who hear the page: "How often". */
  readonly label: string;
  readonly value: V;
  readonly options: readonly TokenOption<V>[];
  readonly onChange: (value: V) => void;
  readonly look?: 'word' | 'value' | undefined;
}

/** A word of the sentence that can be exchanged for another from a short, fixed list. */
export function TokenSelect<V extends string>({ label, value, options, onChange, look }: TokenSelectProps<V>) {
  const submit = (submitted: string) => {
    const option = options.find((candidate) => candidate.value === submitted);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <TokenGroupedSelect
      label={label}
      value={value}
      text={options.find((option) => option.value === value)?.label ?? value}
      groups={[{ label: '', options }]}
      onChange={submit}
      look={look}
    />
  );
}
