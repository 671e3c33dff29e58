import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import type { SegmentOverlap } from '@segue/shared/api';
import type { Combination } from '../../api/care.ts';
import { combinationOf, isSameCombination, peopleOf } from './combination.ts';
import { labelSpot, layoutVenn, regionAt } from './venn-layout.ts';
import type { VennLayout } from './venn-layout.ts';
import classes from './venn.module.css';

interface VennProps {
  readonly overlap: SegmentOverlap;
  readonly chosen: Combination | undefined;
  readonly onChoose: (combination: Combination) => void;
}

/**
 * Two or three circles about to scale; what is pressed is looked at. Everything it shows and does stands in the list
 * beside it, too, which the keyboard and screen readers use.
 */
export function Venn({ overlap, chosen, onChoose }: VennProps) {
  const { t, i18n } = useLingui();
  const layout = useMemo(() => layoutVenn(overlap.shared), [overlap.shared]);
  const [pointed, setPointed] = useState(0);
  const keys = overlap.segments.map(({ key }) => key);
  const names = overlap.segments.map(({ name }) => name);
  const regions = regionsOf(keys.length);
  const marked = regions.find((region) => isSameCombination(combinationOf(keys, region), chosen)) ?? 0;
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ maxWidth: layout.width * 1.25 }}
      role="img"
      aria-label={t`Circles for ${new Intl.ListFormat(i18n.locale).format(names)}; the list beside them gives the numbers`}
      data-pointed={pointed !== 0 || undefined}
      onPointerMove={(event) => setPointed(regionUnder(event, layout))}
      onPointerLeave={() => setPointed(0)}
      // By pointer only: the keyboard has the list beside it.
      onPointerUp={(event) => {
        const region = regionUnder(event, layout);
        if (region !== 0) onChoose(combinationOf(keys, region));
      }}
    >
      {layout.circles.map(({ x, y, r }, index) => (
        <circle key={keys[index]} cx={x} cy={y} r={r} className={classes.circle} data-nth={index} />
      ))}
      {[...new Set([marked, pointed])].map(
        (region) =>
          region !== 0 && <Region key={region} layout={layout} region={region} isMarked={region === marked} />,
      )}
      {regions.map((region) => {
        const people = peopleOf(overlap, combinationOf(keys, region));
        const spot = people === 0 ? null : labelSpot(layout, region);
        return (
          spot && (
            <text key={region} x={spot.x} y={spot.y} className={classes.number} aria-hidden>
              {i18n.number(people)}
            </text>
          )
        );
      })}
    </svg>
  );
}

/** Every combination of so many circles, the ones in most of them first. */
export function regionsOf(circles: number): readonly number[] {
  const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
  return Array.from({ length: 2 ** circles - 1 }, (_, index) => index + 1).toSorted(
    (a, b) => bits(b) - bits(a) || a - b,
  );
}

function regionUnder(
  event: Pick<PointerEvent<SVGSVGElement>, 'clientX' | 'clientY' | 'currentTarget'>,
  layout: VennLayout,
) {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = layout.width / box.width;
  return regionAt(layout.circles, { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale });
}

/** One region drawn over the circles: inside some of them (clips, one in the other), outside the others (a mask). */
function Region({ layout, region, isMarked }: { layout: VennLayout; region: number; isMarked: boolean }) {
  const { circles, width, height } = layout;
  const id = `region-${region}`;
  const inside = circles.filter((_, index) => (region & (1 << index)) !== 0);
  const outside = circles.filter((_, index) => (region & (1 << index)) === 0);
  const filled = <rect width={width} height={height} className={classes.region} data-marked={isMarked || undefined} />;
  return (
    <g mask={`url(#${id}-out)`} aria-hidden>
      <mask id={`${id}-out`} maskUnits="userSpaceOnUse" x="0" y="0" width={width} height={height}>
        <rect width={width} height={height} fill="white" />
        {outside.map(({ x, y, r }) => (
          <circle key={`${x} ${y} ${r}`} cx={x} cy={y} r={r} fill="black" />
        ))}
      </mask>
      {inside.reduce(
        (drawn, { x, y, r }, index) => (
          <>
            <clipPath id={`${id}-${index}`}>
              <circle cx={x} cy={y} r={r} />
            </clipPath>
            <g clipPath={`url(#${id}-${index})`}>{drawn}</g>
          </>
        ),
        filled,
      )}
    </g>
  );
}
