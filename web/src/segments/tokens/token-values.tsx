import { IconX } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Scalar } from '@segue/shared/segment';
import type { ValueSource } from '../../api/catalogue.ts';
import { SuggestInput } from './suggest-input.tsx';
import classes from './tokens.module.css';

interface TokenValuesProps {
  readonly label: string;
  readonly values: readonly Scalar[];
  readonly source: ValueSource | null;
  /** Reads what was typed as a value of the right type; undefined when it is none. */
  readonly read: (text: string) => Scalar | undefined;
  readonly onChange: (values: readonly Scalar[]) => void;
}

/** Several values of the sentence: each a pill, and an input for the next. A comma or Enter adds, Backspace removes. */
export function TokenValues({ label, values, source, read, onChange }: TokenValuesProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const added = typed.split(',').flatMap((part) => read(part) ?? []);
    const fresh = added.filter((value) => !values.includes(value));
    setText('');
    if (fresh.length > 0) onChange([...values, ...fresh]);
  };
  return (
    <span className={classes.values}>
      {values.map((value) => (
        <span key={String(value)} className={classes.pill}>
          <span className={classes.text}>{String(value)}</span>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t`Remove ${String(value)}`}
            onClick={() => onChange(values.filter((other) => other !== value))}
          >
            <IconX size={13} aria-hidden />
          </button>
        </span>
      ))}
      <SuggestInput
        label={label}
        text={text}
        placeholder={values.length === 0 ? t`values` : t`or …`}
        source={source}
        isMissing={values.length === 0 || text === ''}
        onText={(next) => (next.includes(',') ? add(next) : setText(next))}
        onPick={add}
        enterPicks
        onBlur={() => text !== '' && add(text)}
        onEmptyBackspace={values.length > 0 ? () => onChange(values.slice(0, -1)) : undefined}
      />
    </span>
  );
}
