import { useLingui } from '@lingui/react/macro';
import type { Duration } from '@segue/shared/segment';
import { durationUnits, unitLabel } from '../editing/window-words.ts';
import type { UnitPlace } from '../editing/window-words.ts';
import { TokenNumber } from '../tokens/token-number.tsx';
import { TokenSelect } from '../tokens/token-select.tsx';
import classes from './parts.module.css';

interface DurationPartProps {
  readonly label: string;
  readonly duration: Duration;
  readonly place: UnitPlace;
  readonly onChange: (duration: Duration) => void;
}

/** "7 days": an amount and its unit. */
export function DurationPart({ label, duration, place, onChange }: DurationPartProps) {
  const { t, i18n } = useLingui();
  const { amount, unit } = duration;
  const units = durationUnits.includes(unit) ? durationUnits : [unit, ...durationUnits];
  return (
    <span className={classes.together}>
      <TokenNumber label={label} value={amount} min={1} onChange={(next) => onChange({ amount: next, unit })} />
      <TokenSelect
        label={t`Unit of time`}
        look="value"
        value={unit}
        options={units.map((option) => ({ value: option, label: unitLabel(i18n, option, amount, place) }))}
        onChange={(next) => onChange({ amount, unit: next })}
      />
    </span>
  );
}
