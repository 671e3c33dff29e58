import { Drawer } from '@mantine/core';
import { useMediaQuery, useMounted } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { useExplanation } from '../api/explain.ts';
import { usePerson } from '../api/people.ts';
import { useSegment, useSegments } from '../api/segments.ts';
import { useSegmentNames } from '../segments/use-segment-names.ts';
import { useTimeZone } from '../time/use-time-zone.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { ExplanationView } from './explanation-view.tsx';
import type { AskedWhy, ExplanationPlace } from './place.ts';
import classes from './explanation.module.css';

const WIDTH_PX = 660;

interface ExplanationDrawerProps {
  readonly asked: AskedWhy;
  readonly isOpen: boolean;
  readonly place: ExplanationPlace;
  readonly onClose: () => void;
}

/** The explanation as a drawer beside the page; Escape closes it. */
export function ExplanationDrawer({ asked, isOpen, place, onClose }: ExplanationDrawerProps) {
  const { t } = useLingui();
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false }) ?? false;
  // Opened only once it is there, or it would not know where the focus came from and should return to.
  const isThere = useMounted();
  return (
    <Drawer
      opened={isOpen && isThere}
      onClose={onClose}
      position="right"
      size={narrow ? '100%' : WIDTH_PX}
      title={<Title {...asked} />}
      closeButtonProps={{ 'aria-label': t`Close` }}
      classNames={{ title: classes.title ?? '', header: classes.header ?? '' }}
    >
      <Content asked={asked} place={place} />
    </Drawer>
  );
}

function Title({ personId, segmentKey }: AskedWhy) {
  const { t } = useLingui();
  const person = usePerson(personId).data?.display_name;
  const segment = useSegment(segmentKey).data?.name;
  const member = useExplanation(segmentKey, personId).data?.member;
  if (person === undefined || segment === undefined || member === undefined) return t`Why, or why not?`;
  return member ? t`Why is ${person} in “${segment}”?` : t`Why is ${person} not in “${segment}”?`;
}

function Content({ asked, place }: { readonly asked: AskedWhy; readonly place: ExplanationPlace }) {
  const { i18n } = useLingui();
  const timeZone = useTimeZone();
  const person = usePerson(asked.personId);
  const segment = useSegment(asked.segmentKey);
  const explanation = useExplanation(asked.segmentKey, asked.personId);
  const names = useSegmentNames(useSegments().data);
  const failed = [person, segment, explanation].find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (person.data === undefined || segment.data === undefined || explanation.data === undefined) {
    return <SkeletonRows rows={5} rowHeight={64} />;
  }
  return (
    <ExplanationView
      asked={asked}
      place={place}
      explanation={explanation.data}
      segment={segment.data}
      person={person.data}
      teller={{ i18n, timeZone, names, person: person.data }}
    />
  );
}
