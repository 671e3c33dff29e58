import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconAlertCircle, IconBolt, IconClock, IconMail } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Flow } from '@segue/shared/api';
import type { Step, Trigger } from '@segue/shared/flow';
import { problemWords } from '../flow-words.ts';
import { WaitWords } from './wait-words.tsx';
import type { FlowProblem } from './flow-edits.ts';
import { TRIGGER_ID } from './flow-layout.ts';
import classes from './flow-cards.module.css';

interface SharedProps {
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly problems: readonly FlowProblem[];
}

interface FrameProps extends SharedProps {
  readonly id: string;
  readonly kind: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

function Frame({ id, kind, icon, isSelected, onSelect, problems, children, footer }: FrameProps) {
  const { i18n } = useLingui();
  const problem = problems[0];
  return (
    <button
      type="button"
      className={classes.card}
      data-card-id={id}
      data-kind={kind}
      data-problem={problem !== undefined || undefined}
      aria-pressed={isSelected}
      onClick={onSelect}
    >
      <span className={classes.icon}>{icon}</span>
      <span className={classes.text}>
        {children}
        {problem === undefined ? (
          footer
        ) : (
          <span className={classes.problem}>
            <IconAlertCircle size={14} aria-hidden />
            {i18n._(problemWords[problem])}
          </span>
        )}
      </span>
    </button>
  );
}

interface TriggerCardProps extends SharedProps {
  readonly triggers: readonly Trigger[];
  readonly names: Readonly<Record<string, string>>;
}

/** What starts the flow; every start on a line of its own. */
export function TriggerCard({ triggers, names, ...shared }: TriggerCardProps) {
  // A flow without steps says so at its end, not here.
  const problems = shared.problems.filter((problem) => problem !== 'no_step');
  return (
    <Frame {...shared} problems={problems} id={TRIGGER_ID} kind="trigger" icon={<IconBolt size={18} aria-hidden />}>
      {triggers.map((trigger) => (
        <span key={`${trigger.type} ${trigger.segment}`} className={classes.start}>
          <span className={classes.verb}>
            {trigger.type === 'segment_entered' ? (
              <Trans>When somebody enters</Trans>
            ) : (
              <Trans>When somebody leaves</Trans>
            )}
          </span>
          <span className={classes.title}>{names[trigger.segment] ?? (trigger.segment || '…')}</span>
        </span>
      ))}
      {triggers.length === 0 && (
        <span className={classes.title}>
          <Trans>Start</Trans>
        </span>
      )}
    </Frame>
  );
}

interface StepCardProps extends SharedProps {
  readonly step: Step;
  readonly counts: Flow['step_counts'][string] | undefined;
}

/** A wait or an email, with the people who are there and those who were. */
export function StepCard({ step, counts, ...shared }: StepCardProps) {
  const footer = counts === undefined ? null : <Counts step={step} counts={counts} />;
  if (step.type === 'wait') {
    return (
      <Frame {...shared} id={step.id} kind="wait" icon={<IconClock size={18} aria-hidden />} footer={footer}>
        <span className={classes.title}>
          <WaitWords step={step} />
        </span>
      </Frame>
    );
  }
  return (
    <Frame {...shared} id={step.id} kind="email" icon={<IconMail size={18} aria-hidden />} footer={footer}>
      <span className={classes.title}>{step.name}</span>
      <span className={classes.detail}>{step.subject}</span>
    </Frame>
  );
}

function Counts({ step, counts }: { readonly step: Step; readonly counts: Flow['step_counts'][string] }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.counts}>
      {step.type === 'wait' && (
        <span data-waiting={counts.waiting > 0 || undefined}>
          <Trans>{i18n.number(counts.waiting)} waiting</Trans>
        </span>
      )}
      {step.type === 'send_email' && (
        <span>
          <Trans>{i18n.number(counts.sent)} sent</Trans>
        </span>
      )}
      <span>
        <Trans>{i18n.number(counts.passed)} passed</Trans>
      </span>
    </span>
  );
}

/** Where everybody ends. */
export function EndCard({ flow }: { readonly flow: Flow | null }) {
  const finished = flow?.counts.finished ?? 0;
  return (
    <div className={classes.end}>
      {finished > 0 ? <Plural value={finished} one="# finished" other="# finished" /> : <Trans>End</Trans>}
    </div>
  );
}
