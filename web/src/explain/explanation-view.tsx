import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCheck, IconClipboardText, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { Explanation, Person, Segment } from '@segue/shared/api';
import { nowMs } from '../time/clock.ts';
import { PersonLink } from '../ui/person-link.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SegmentLink } from '../ui/segment-link.tsx';
import { explanationText } from './explanation-text.ts';
import { OutlookLine } from './outlook-line.tsx';
import type { AskedWhy, ExplanationPlace } from './place.ts';
import type { Teller } from './teller.ts';
import { tellTree } from './told.ts';
import { ToldRow } from './told-row.tsx';
import { outlookOf, verdictSentence } from './verdict.ts';
import classes from './explanation.module.css';

const CONFIRMED_FOR_MS = 1_500;

export interface ExplanationViewProps {
  readonly asked: AskedWhy;
  readonly place: ExplanationPlace;
  readonly explanation: Explanation;
  readonly segment: Segment;
  readonly person: Person;
  readonly teller: Teller;
}

/** The answer, what time will do to it, and each condition with what was found. */
export function ExplanationView(props: ExplanationViewProps) {
  const { asked, place, explanation, segment, person, teller } = props;
  const { member, entered_at: enteredAt } = explanation;
  const outlook = outlookOf(explanation, segment);
  return (
    <div className={classes.root} data-testid="explanation">
      <section className={classes.verdict} data-member={member || undefined}>
        {member ? <IconCircleCheck aria-hidden /> : <IconCircleX aria-hidden />}
        <div className={classes.answer}>
          <p className={classes.sentence}>{verdictSentence(explanation, segment, teller)}</p>
          <p className={classes.quiet}>
            {place === 'segment' ? (
              <PersonLink person={person} withAvatar={false} />
            ) : (
              <SegmentLink segment={segment} />
            )}
            {enteredAt !== null && (
              <>
                {' · '}
                <Trans>
                  Entered <RelativeTime at={enteredAt} />
                </Trans>
              </>
            )}
          </p>
          {outlook !== null && <OutlookLine outlook={outlook} member={member} />}
        </div>
      </section>
      {segment.kind === 'dynamic' && (
        <ul className={classes.tree}>
          <ToldRow told={tellTree(explanation.tree, teller)} asked={asked} place={place} />
        </ul>
      )}
      <CopyAsText {...props} />
    </div>
  );
}

function CopyAsText({ asked, place, explanation, segment, teller }: ExplanationViewProps) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: CONFIRMED_FOR_MS });
  const router = useRouter();
  const copy = (): void => {
    const { href } =
      place === 'person'
        ? router.buildLocation({ to: '/people/$id', params: { id: asked.personId }, search: { why: asked.segmentKey } })
        : router.buildLocation({
            to: '/segments/$key',
            params: { key: asked.segmentKey },
            search: { why: asked.personId },
          });
    const url = new URL(href, location.href).toString();
    clipboard.copy(explanationText({ explanation, segment, teller, url, nowMs: nowMs() }));
  };
  return (
    <div className={classes.foot}>
      <Button
        variant="default"
        leftSection={
          clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconClipboardText size={16} aria-hidden />
        }
        onClick={copy}
      >
        {clipboard.copied ? t`Copied` : t`Copy as text`}
      </Button>
    </div>
  );
}
