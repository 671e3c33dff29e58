import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import type { SegmentOverlap } from '@segue/shared/api';
import type { Combination } from '../../api/care.ts';
import { formatShare } from '../../i18n/format-number.ts';
import { SegmentLink } from '../../ui/segment-link.tsx';
import { isSameCombination } from './combination.ts';
import classes from './overlap.module.css';

interface MatrixProps {
  readonly overlap: SegmentOverlap;
  readonly chosen: Combination | undefined;
  readonly onChoose: (combination: Combination) => void;
}

/** Every two segments: how many people they share, and which part of the row's segment that is. */
export function OverlapMatrix({ overlap, chosen, onChoose }: MatrixProps) {
  const { t } = useLingui();
  const { segments, shared } = overlap;
  return (
    <div className={classes.matrixScroll} role="region" aria-label={t`People shared by two segments`} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t`Segment`}</VisuallyHidden>
            </th>
            {segments.map(({ key, name }) => (
              <th key={key} scope="col" title={name}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((row, i) => (
            <tr key={row.key}>
              <th scope="row">
                <SegmentLink segment={row} />
              </th>
              {segments.map((column, j) => {
                const combination = { in: [...new Set([row.key, column.key])], out: [] };
                return (
                  <td key={column.key}>
                    <Cell
                      people={shared[i]?.[j] ?? 0}
                      of={row.people}
                      isOwn={i === j}
                      isChosen={isSameCombination(combination, chosen)}
                      onChoose={() => onChoose(combination)}
                      label={i === j ? t`Everybody in ${row.name}` : t`In ${row.name} and ${column.name}`}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly people: number;
  readonly of: number;
  readonly isOwn: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly label: string;
}

function Cell({ people, of, isOwn, isChosen, onChoose, label }: CellProps) {
  const { i18n } = useLingui();
  const share = of === 0 ? 0 : people / of;
  const shareText = formatShare(share, i18n.locale);
  // Nothing is to be seen behind an empty cell; the diagonal is the segment itself.
  if (people === 0) return <span className={classes.empty}>0</span>;
  return (
    <button
      type="button"
      className={classes.cell}
      data-own={isOwn || undefined}
      aria-pressed={isChosen}
      aria-label={isOwn ? `${label}: ${i18n.number(people)}` : `${label}: ${i18n.number(people)}, ${shareText}`}
      style={isOwn ? undefined : { '--share': `${Math.round(share * 46)}%` }}
      onClick={onChoose}
    >
      <span className={classes.people}>{i18n.number(people)}</span>
      {!isOwn && <span className={classes.share}>{shareText}</span>}
    </button>
  );
}
