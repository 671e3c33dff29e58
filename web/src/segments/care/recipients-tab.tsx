import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { Recipients, RecipientStep, RecipientStepName, Segment } from '@segue/shared/api';
import { useRecipientPeople, useRecipients } from '../../api/care.ts';
import { formatShare } from '../../i18n/format-number.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { PeopleListed } from './people-listed.tsx';
import classes from './recipients.module.css';

const route = getRouteApi('/segments/$key');

/** From the people of a segment to those an email reaches, step by step; each step opens its people (X15). */
export function RecipientsTab({ segment }: { readonly segment: Segment }) {
  const { step, which = 'kept' } = route.useSearch();
  const recipients = useRecipients(segment.key);
  if (recipients.data === undefined) {
    return recipients.error ? (
      <ErrorNotice error={recipients.error} onRetry={() => void recipients.refetch()} />
    ) : (
      <SkeletonRows rows={5} />
    );
  }
  const chosen = recipients.data.steps.find((one) => one.step === step);
  return (
    <>
      <Waterfall recipients={recipients.data} step={chosen?.step} which={which} />
      {chosen !== undefined && <StepPeople segmentKey={segment.key} step={chosen} which={which} />}
    </>
  );
}

interface WaterfallProps {
  readonly recipients: Recipients;
  readonly step: RecipientStepName | undefined;
  readonly which: 'kept' | 'dropped';
}

function Waterfall({ recipients, step, which }: WaterfallProps) {
  const { t, i18n } = useLingui();
  const navigate = route.useNavigate();
  const words = useStepWords();
  const { steps, will_receive: left } = recipients;
  const all = Math.max(1, steps[0]?.people ?? 0);
  const unenforced = steps.filter(({ enforced, dropped }) => !enforced && dropped > 0);
  const look = (name: RecipientStepName, whose: 'kept' | 'dropped') =>
    void navigate({
      search: { tab: 'recipients', step: name, ...(whose === 'dropped' ? { which: whose } : {}) },
      resetScroll: false,
    });
  return (
    <>
      <ol className={classes.steps} aria-label={t`From the people of the segment to those an email reaches`}>
        {steps.map((one) => (
          <li key={one.step} className={classes.step}>
            <button
              type="button"
              className={classes.kept}
              aria-pressed={one.step === step && which === 'kept'}
              onClick={() => look(one.step, 'kept')}
            >
              <span>{words[one.step].kept}</span>
              <span className={classes.number}>{i18n.number(one.people)}</span>
              <span className={classes.share}>{formatShare(one.people / all, i18n.locale)}</span>
            </button>
            <span className={classes.bar} aria-hidden>
              <span className={classes.full} style={{ width: `${(100 * one.people) / all}%` }} />
              <span className={classes.lost} style={{ width: `${(100 * one.dropped) / all}%` }} />
            </span>
            {one.dropped > 0 && (
              <button
                type="button"
                className={classes.dropped}
                aria-pressed={one.step === step && which === 'dropped'}
                onClick={() => look(one.step, 'dropped')}
              >
                −{i18n.number(one.dropped)} {words[one.step].dropped}
              </button>
            )}
          </li>
        ))}
        <li className={classes.end}>
          <span>{unenforced.length === 0 ? <Trans>Will receive</Trans> : <Trans>Should receive</Trans>}</span>
          <span className={classes.number} data-testid="will-receive">
            {i18n.number(left)}
          </span>
        </li>
      </ol>
      {unenforced.length > 0 && (
        <p className={classes.note}>
          <Trans>
            Sending itself does not yet hold messages back for people who unsubscribed, complained, or whose mail came
            back. Leave them out with conditions of the segment.
          </Trans>
        </p>
      )}
    </>
  );
}

interface StepPeopleProps {
  readonly segmentKey: string;
  readonly step: RecipientStep;
  readonly which: 'kept' | 'dropped';
}

function StepPeople({ segmentKey, step, which }: StepPeopleProps) {
  const words = useStepWords();
  const found = useRecipientPeople(segmentKey, step.step, which);
  return (
    <section className={classes.people} aria-labelledby="step-title">
      <h2 id="step-title" className={classes.title}>
        {which === 'kept' ? words[step.step].kept : words[step.step].droppedTitle}
      </h2>
      <PeopleListed found={found} />
    </section>
  );
}

interface StepWords {
  readonly kept: string;
  /** After the number of those taken away. */
  readonly dropped: string;
  readonly droppedTitle: string;
}

function useStepWords(): Readonly<Record<RecipientStepName, StepWords>> {
  const { t } = useLingui();
  return {
    matched: { kept: t`In the segment`, dropped: '', droppedTitle: '' },
    identified: {
      kept: t({ message: 'Identified', context: 'people of a segment' }),
      dropped: t`anonymous`,
      droppedTitle: t`Anonymous`,
    },
    has_address: { kept: t`With an email address`, dropped: t`without`, droppedTitle: t`Without an email address` },
    subscribed: { kept: t`Subscribed`, dropped: t`unsubscribed`, droppedTitle: t`Unsubscribed` },
    not_suppressed: {
      kept: t`Not suppressed`,
      dropped: t`bounced or complained`,
      droppedTitle: t`Bounced or complained`,
    },
  };
}
