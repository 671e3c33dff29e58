import { Trans, useLingui } from '@lingui/react/macro';
import type { Duration, Window } from '@segue/shared/segment';
import { windowFromChoice, windowToChoice } from '../editing/window-choice.ts';
import { calendarChoices, windowMenuWords, windowWords } from '../editing/window-words.ts';
import { TokenDate } from '../tokens/token-date.tsx';
import { TokenGroupedSelect } from '../tokens/token-grouped-select.tsx';
import { DurationPart } from './duration-part.tsx';

interface WindowPartProps {
  readonly window: Window | undefined;
  readonly onChange: (window: Window) => void;
}

const ever: Window = { type: 'ever' };

/** "in the last 7 days", "this month", "since 1 March": when something must have happened. */
export function WindowPart({ window = ever, onChange }: WindowPartProps) {
  const { t, i18n } = useLingui();
  const choice = windowToChoice(window);
  const rolling = (['ever', 'last', 'ago', 'since', 'until', 'between'] as const).map((type) => ({
    value: type,
    label: i18n._(windowMenuWords[type]),
  }));
  const calendar = calendarChoices.map(({ unit, offset, words }) => ({
    value: `calendar ${unit} ${offset}`,
    label: i18n._(words),
  }));
  const text =
    window.type === 'calendar'
      ? (calendar.find((option) => option.value === choice)?.label ?? `${window.unit} ${window.offset ?? 0}`)
      : i18n._(windowWords[window.type]);
  return (
    <>
      <TokenGroupedSelect
        label={t`When`}
        value={choice}
        text={text}
        groups={[
          { label: t`Time span`, options: rolling },
          { label: t`Calendar`, options: calendar },
        ]}
        onChange={(next) => onChange(windowFromChoice(next, window))}
      />
      <WindowAmounts window={window} onChange={onChange} />
    </>
  );
}

function WindowAmounts({ window, onChange }: { readonly window: Window; readonly onChange: (window: Window) => void }) {
  const { t } = useLingui();
  switch (window.type) {
    case 'last':
      return (
        <DurationPart
          label={t`Length of the time span`}
          duration={window}
          place="last"
          onChange={(span) => onChange({ type: 'last', ...span })}
        />
      );
    case 'ago':
      return <AgoAmounts from={window.from} to={window.to} onChange={onChange} />;
    case 'since':
    case 'until':
      return <TokenDate label={t`Date`} value={window.at} onChange={(at) => onChange({ type: window.type, at })} />;
    case 'between':
      return (
        <>
          <TokenDate label={t`First day`} value={window.from} onChange={(from) => onChange({ ...window, from })} />
          <span>
            <Trans>and</Trans>
          </span>
          <TokenDate label={t`Last day`} value={window.to} onChange={(to) => onChange({ ...window, to })} />
        </>
      );
    case 'after_field':
      return (
        <>
          <DurationPart
            label={t`Length of the time span`}
            duration={window}
            place="plain"
            onChange={(span) => onChange({ ...window, ...span })}
          />
          <span>
            <Trans>after {window.field}</Trans>
          </span>
        </>
      );
    case 'ever':
    case 'calendar':
    case 'session':
      return null;
  }
}

interface AgoAmountsProps {
  readonly from: Duration;
  readonly to: Duration;
  readonly onChange: (window: Window) => void;
}

function AgoAmounts({ from, to, onChange }: AgoAmountsProps) {
  const { t } = useLingui();
  return (
    <>
      <DurationPart
        label={t`Longest ago`}
        duration={from}
        place="plain"
        onChange={(next) => onChange({ type: 'ago', from: next, to })}
      />
      <span>
        <Trans>and</Trans>
      </span>
      <DurationPart
        label={t`Shortest ago`}
        duration={to}
        place="plain"
        onChange={(next) => onChange({ type: 'ago', from, to: next })}
      />
      <span>
        <Trans context="between 60 and 30 days ago">ago</Trans>
      </span>
    </>
  );
}
