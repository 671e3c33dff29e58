import { Trans, useLingui } from '@lingui/react/macro';
import type { WaitStep } from '@segue/shared/flow';
import { unitLabel } from '../../segments/editing/window-words.ts';
import { TokenNumber } from '../../segments/tokens/token-number.tsx';
import { TokenSelect } from '../../segments/tokens/token-select.tsx';
import classes from './panel.module.css';

interface WaitPanelProps {
  readonly step: WaitStep;
  readonly onChange: (step: WaitStep) => void;
}

const units: readonly WaitStep['unit'][] = ['minute', 'hour', 'day', 'week'];

/** "Wait 2 days, then go on." */
export function WaitPanel({ step, onChange }: WaitPanelProps) {
  const { t, i18n } = useLingui();
  const { amount, unit } = step;
  return (
    <>
      <p className={classes.sentence}>
        <span>
          <Trans>Wait</Trans>
        </span>
        <TokenNumber
          label={t`How long`}
          value={amount}
          min={1}
          onChange={(next) => Number.isInteger(next) && onChange({ ...step, amount: next })}
        />
        <TokenSelect
          label={t`Unit of time`}
          look="value"
          value={unit}
          options={units.map((option) => ({ value: option, label: unitLabel(i18n, option, amount, 'plain') }))}
          onChange={(next) => onChange({ ...step, unit: next })}
        />
        <span>
          <Trans>, then go on.</Trans>
        </span>
      </p>
      <p className={classes.hint}>
        <Trans>Counted for each person from the moment they arrive here, to the second.</Trans>
      </p>
    </>
  );
}
