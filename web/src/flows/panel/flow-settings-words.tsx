import { Trans, useLingui } from '@lingui/react/macro';
import type { FlowSettings } from '@segue/shared/flow';
import { DurationPart } from '../../segments/parts/duration-part.tsx';
import { TokenSelect } from '../../segments/tokens/token-select.tsx';
import { limitToSpan, spanToLimit } from './late-limit.ts';
import classes from './panel.module.css';

interface FlowSettingsWordsProps {
  readonly settings: FlowSettings;
  readonly onChange: (settings: FlowSettings) => void;
}

/** Re-entry, exit and the limit for late events, as three sentences with the choices in them. */
export function FlowSettingsWords({ settings, onChange }: FlowSettingsWordsProps) {
  const { t } = useLingui();
  return (
    <>
      <p className={classes.sentence}>
        <span>
          <Trans>The same person goes through</Trans>
        </span>
        <TokenSelect
          label={t`How often the same person goes through`}
          look="value"
          value={settings.reentry}
          options={[
            { value: 'once', label: t`only once` },
            { value: 'after_finish', label: t`again, each time they start anew` },
          ]}
          onChange={(reentry) => onChange({ ...settings, reentry })}
        />
      </p>
      <p className={classes.sentence}>
        <span>
          <Trans>Who no longer fits the segment</Trans>
        </span>
        <TokenSelect
          label={t`What happens to those who leave the segment`}
          look="value"
          value={settings.exit_on_leave ? 'exit' : 'stay'}
          options={[
            { value: 'exit', label: t`leaves the flow` },
            { value: 'stay', label: t`goes on to the end` },
          ]}
          onChange={(next) => onChange({ ...settings, exit_on_leave: next === 'exit' })}
        />
      </p>
      <p className={classes.sentence}>
        <span>
          <Trans>Nothing starts from events older than</Trans>
        </span>
        <DurationPart
          label={t`Age limit of events`}
          duration={limitToSpan(settings.late_limit_seconds)}
          place="plain"
          onChange={(span) => onChange({ ...settings, late_limit_seconds: spanToLimit(span) })}
        />
      </p>
      <p className={classes.hint}>
        <Trans>Late events still change who is in a segment; they only write to nobody.</Trans>
      </p>
    </>
  );
}
