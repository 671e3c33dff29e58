import { Button, MultiSelect } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCirclesRelation } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { Segment, SegmentOverlap } from '@segue/shared/api';
import type { Combination } from '../../api/care.ts';
import { useOverlap } from '../../api/care.ts';
import { useSegments } from '../../api/segments.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { BackLink } from '../back-link.tsx';
import { combinationIn, COMPARED_MAX, keysIn } from './care-search.ts';
import { combinationOf, isSameCombination, peopleOf } from './combination.ts';
import { CombinationPeople } from './combination-people.tsx';
import { useCombinationText } from './combination-text.ts';
import { OverlapMatrix } from './overlap-matrix.tsx';
import { regionsOf, Venn } from './venn.tsx';
import classes from './overlap.module.css';

const route = getRouteApi('/segments/overlap');
const DRAWN_MAX = 3;
const none: readonly Segment[] = [];

/** What two to eight segments share: as circles, as a table, and the people behind each number. */
export function OverlapPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: segments = none } = useSegments();
  const keys = keysIn(search.keys).slice(0, COMPARED_MAX);
  const overlap = useOverlap(keys);
  const compare = (chosen: readonly string[]) =>
    void navigate({ search: chosen.length === 0 ? {} : { keys: chosen.join(',') }, replace: true });
  const look = ({ in: inside, out }: Combination) =>
    void navigate({
      search: (old) => ({
        ...(old.keys === undefined ? {} : { keys: old.keys }),
        in: inside.join(','),
        ...(out.length === 0 ? {} : { out: out.join(',') }),
      }),
      resetScroll: false,
    });
  return (
    <>
      <PageHeader
        above={<BackLink to="/segments" label={t`Segments`} />}
        title={t`Overlap`}
        description={t`Choose two to eight segments and see which people they share.`}
      >
        <MultiSelect
          aria-label={t`Segments to compare`}
          placeholder={keys.length === 0 ? t`Choose segments` : ''}
          data={segments
            .filter(({ definition }) => definition.of !== 'account')
            .map(({ key, name }) => ({ value: key, label: name }))}
          value={[...keys]}
          onChange={compare}
          maxValues={COMPARED_MAX}
          searchable
          hidePickedOptions
          clearable
          clearButtonProps={{ 'aria-label': t`Choose none` }}
          nothingFoundMessage={t`No segment by that name`}
          miw={320}
          maw="100%"
        />
      </PageHeader>
      <PageBody>
        {keys.length < 2 ? (
          <ChooseSome segments={segments} onChoose={compare} />
        ) : overlap.error ? (
          <ErrorNotice error={overlap.error} onRetry={() => void overlap.refetch()} />
        ) : overlap.data === undefined ? (
          <SkeletonRows rows={6} />
        ) : (
          <Compared overlap={overlap.data} chosen={combinationIn(search)} onChoose={look} />
        )}
      </PageBody>
    </>
  );
}

interface ChooseSomeProps {
  readonly segments: readonly Segment[];
  readonly onChoose: (keys: readonly string[]) => void;
}

function ChooseSome({ segments, onChoose }: ChooseSomeProps) {
  const { t } = useLingui();
  const biggest = segments
    .filter(({ count }) => count !== null && count > 0)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
    .slice(0, DRAWN_MAX)
    .map(({ key }) => key);
  return (
    <EmptyState
      icon={<IconCirclesRelation />}
      title={t`Choose at least two segments`}
      actions={
        biggest.length >= 2 && (
          <Button variant="default" onClick={() => onChoose(biggest)}>
            <Trans>Compare the biggest ones</Trans>
          </Button>
        )
      }
    >
      <Trans>Two or three are drawn as circles; up to eight are compared in a table.</Trans>
    </EmptyState>
  );
}

interface ComparedProps {
  readonly overlap: SegmentOverlap;
  readonly chosen: Combination | undefined;
  readonly onChoose: (combination: Combination) => void;
}

function Compared({ overlap, chosen, onChoose }: ComparedProps) {
  const { t, i18n } = useLingui();
  const names = Object.fromEntries(overlap.segments.map(({ key, name }) => [key, name]));
  const say = useCombinationText(names);
  const keys = overlap.segments.map(({ key }) => key);
  const building = overlap.segments.filter(({ live }) => !live).map(({ name }) => name);
  // What the address asks for may be about segments that are no longer compared.
  const known = chosen !== undefined && [...chosen.in, ...chosen.out].every((key) => keys.includes(key));
  return (
    <>
      {building.length > 0 && (
        <p className={classes.hint}>
          <Trans>Still being built, and counted as empty: {new Intl.ListFormat(i18n.locale).format(building)}.</Trans>
        </p>
      )}
      {keys.length <= DRAWN_MAX && (
        <div className={classes.picture}>
          <Venn overlap={overlap} chosen={chosen} onChoose={onChoose} />
          <ul className={classes.regions} aria-label={t`Combinations`}>
            {regionsOf(keys.length).map((region) => {
              const combination = combinationOf(keys, region);
              const people = peopleOf(overlap, combination);
              return (
                <li key={region}>
                  <button
                    type="button"
                    className={classes.region}
                    disabled={people === 0}
                    aria-pressed={isSameCombination(combination, chosen)}
                    onClick={() => onChoose(combination)}
                  >
                    <span className={classes.regionText}>
                      <span className={classes.dots} aria-hidden>
                        {keys.map((key, nth) =>
                          combination.in.includes(key) ? (
                            <span key={key} className={classes.dot} data-nth={nth} />
                          ) : null,
                        )}
                      </span>
                      {say(combination)}
                    </span>
                    <span className={classes.number}>{i18n.number(people)}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <h2 className={classes.subtitle}>{t`Two by two`}</h2>
      <p className={classes.hint}>
        <Trans>Each number: people in both. Below it, which part of the segment on the left they are.</Trans>
      </p>
      <OverlapMatrix overlap={overlap} chosen={chosen} onChoose={onChoose} />
      {chosen !== undefined && known && (
        <CombinationPeople combination={chosen} title={say(chosen)} people={peopleOf(overlap, chosen)} />
      )}
    </>
  );
}
