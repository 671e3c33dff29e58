import { VisuallyHidden } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { formatDateTime } from '../time/format-time.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { Countdown } from '../ui/countdown.tsx';
import { ExplanationLink } from './explanation-link.tsx';
import { Instant } from './outlook-line.tsx';
import type { AskedWhy, ExplanationPlace } from './place.ts';
import type { Bearing, Told, ToldPart } from './told.ts';
import classes from './explanation.module.css';

interface ToldRowProps {
  readonly told: Told;
  readonly asked: AskedWhy;
  readonly place: ExplanationPlace;
}

/** One condition: whether it is true, what was found, the events that decide, and what is inside. */
export function ToldRow({ told, asked, place }: ToldRowProps) {
  const { holds, bearing, sentence, tally, segment, change, children, parts } = told;
  const sentenceId = useId();
  return (
    <li className={classes.item} data-condition-path={told.path} data-holds={holds || undefined}>
      <div className={classes.row}>
        <Mark holds={holds} bearing={bearing} />
        <div className={classes.body}>
          <div className={tally === null ? classes.fact : classes.group}>
            <span id={sentenceId}>{sentence}</span>
            {tally !== null && <span className={classes.tally}>{tally}</span>}
            {segment !== null && <WhyThere {...asked} about={sentenceId} segment={segment} place={place} />}
          </div>
          <Evidence part={told} asked={asked} />
          {change !== null && <Change holds={holds} {...change} />}
          {parts.length > 0 && (
            <ul className={classes.parts}>
              {parts.map((part, index) => (
                <PartRow key={index} part={part} asked={asked} />
              ))}
            </ul>
          )}
        </div>
      </div>
      {children.length > 0 && (
        <ul className={classes.children}>
          {children.map((child) => (
            <ToldRow key={child.path} told={child} asked={asked} place={place} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PartRow({ part, asked }: { readonly part: ToldPart; readonly asked: AskedWhy }) {
  return (
    <li className={classes.row}>
      {part.isMarked ? <Mark holds={part.holds} bearing="idle" /> : <span className={classes.bullet} aria-hidden />}
      <div className={classes.body}>
        <div className={classes.fact}>{part.sentence}</div>
        <Evidence part={part} asked={asked} />
      </div>
    </li>
  );
}

function Mark({ holds, bearing }: { readonly holds: boolean; readonly bearing: Bearing }) {
  const { t } = useLingui();
  const Icon = holds ? IconCheck : IconX;
  return (
    <span className={classes.mark} data-bearing={bearing}>
      <Icon size={13} stroke={2.4} aria-hidden />
      <VisuallyHidden>{holds ? t`True:` : t`Not true:`} </VisuallyHidden>
    </span>
  );
}

interface WhyThereProps extends AskedWhy {
  readonly about: string;
  readonly segment: { readonly key: string };
  readonly place: ExplanationPlace;
}

function WhyThere({ personId, about, segment, place }: WhyThereProps) {
  return (
    <ExplanationLink place={place} personId={personId} segmentKey={segment.key} className={classes.link} about={about}>
      <Trans>Why?</Trans>
    </ExplanationLink>
  );
}

type Shown = Pick<Told, 'evidence' | 'events' | 'moreEvents'>;

function Evidence({ part, asked }: { readonly part: Shown; readonly asked: AskedWhy }) {
  const { t, i18n } = useLingui();
  const timeZone = useTimeZone();
  const { evidence, events, moreEvents } = part;
  return (
    <>
      {evidence !== null && <div className={classes.evidence}>{evidence}</div>}
      {events.length > 0 && (
        <ul className={classes.events}>
          {events.map(({ id, name, occurred_at: occurredAt }) => {
            const at = formatDateTime(Date.parse(occurredAt), i18n.locale, timeZone);
            return (
              <li key={id}>
                <Link
                  to="/people/$id"
                  params={{ id: asked.personId }}
                  search={{ event: id }}
                  className={classes.event}
                  aria-label={t`${name}, ${at}: show it in the timeline`}
                >
                  {at}
                </Link>
              </li>
            );
          })}
          {moreEvents > 0 && (
            <li className={classes.quiet}>
              <Plural value={moreEvents} one="and # earlier one" other="and # earlier ones" />
            </li>
          )}
        </ul>
      )}
    </>
  );
}

interface ChangeProps {
  readonly holds: boolean;
  readonly at: string;
  readonly isPutOff: boolean;
}

function Change({ holds, at, isPutOff }: ChangeProps) {
  return (
    <div className={classes.change}>
      {holds ? (
        <Trans>
          True for another <Countdown at={at} />, until <Instant at={at} />
        </Trans>
      ) : (
        <Trans>
          Becomes true in <Countdown at={at} />, on <Instant at={at} />
        </Trans>
      )}
      {isPutOff && (
        <>
          {' '}
          <Trans>unless it happens again</Trans>
        </>
      )}
    </div>
  );
}
