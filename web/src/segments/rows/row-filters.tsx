import { Trans } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import type { PropertyFilter } from '@segue/shared/segment';
import { useProperties } from '../../api/catalogue.ts';
import { WherePart } from '../parts/where-part.tsx';
import type { RowCondition } from './condition-row.tsx';
import classes from './rows.module.css';

interface RowFiltersProps {
  readonly condition: RowCondition;
  readonly onChange: (condition: RowCondition) => void;
}

/** Page visits are stored under this name; their properties are those of any page. */
const PAGE_EVENT = 'Page Viewed';

/** The filters under a condition on events, and the way to add one. */
export function RowFilters({ condition, onChange }: RowFiltersProps) {
  if (condition.type !== 'event' && condition.type !== 'page') return null;
  const event = condition.type === 'event' ? condition.event : PAGE_EVENT;
  return <Filters event={event} where={condition.where ?? []} onChange={(where) => onChange({ ...condition, where })} />;
}

interface FiltersProps {
  readonly event: string;
  readonly where: readonly PropertyFilter[];
  readonly onChange: (where: readonly PropertyFilter[] | undefined) => void;
}

function Filters({ event, where, onChange }: FiltersProps) {
  const { data: properties = [] } = useProperties(event);
  return (
    <>
      <WherePart
        event={event}
        properties={properties}
        where={where}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
      />
      <button
        type="button"
        className={classes.addFilter}
        onClick={() => onChange([...where, { property: '', operator: 'is' }])}
      >
        <IconPlus size={13} aria-hidden />
        {where.length === 0 ? <Trans>where …</Trans> : <Trans>and where …</Trans>}
      </button>
    </>
  );
}
