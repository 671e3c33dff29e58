import { ActionIcon } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconFilterPlus, IconPlus } from '@tabler/icons-react';
import type { PropertyFilter } from '@segue/shared/segment';
import { useProperties } from '../../api/catalogue.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { WherePart } from '../parts/where-part.tsx';
import type { RowCondition } from '../editing/row-condition.ts';
import classes from './rows.module.css';

interface RowFiltersProps {
  readonly condition: RowCondition;
  readonly onChange: (condition: RowCondition) => void;
}

/** Page visits are stored under this name; their properties are those of any page. */
const PAGE_EVENT = 'Page Viewed';

/** The filters under a condition on events, and the way to add another. */
export function RowFilters({ condition, onChange }: RowFiltersProps) {
  if (condition.type !== 'event' && condition.type !== 'page') return null;
  const { where = [] } = condition;
  if (where.length === 0) return null;
  const event = condition.type === 'event' ? condition.event : PAGE_EVENT;
  return <Filters event={event} where={where} onChange={(next) => onChange({ ...condition, where: next })} />;
}

/** The way to the first filter, among the actions of the row. */
export function FirstFilter({ condition, onChange }: RowFiltersProps) {
  const { t } = useLingui();
  if (condition.type !== 'event' && condition.type !== 'page') return null;
  if (condition.where !== undefined && condition.where.length > 0) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={t`Add a filter`}
      title={t`Add a filter: where …`}
      onClick={() => onChange({ ...condition, where: [emptyFilter] })}
    >
      <IconFilterPlus size={15} aria-hidden />
    </ActionIcon>
  );
}

const emptyFilter: PropertyFilter = { property: '', operator: 'is' };

interface FiltersProps {
  readonly event: string;
  readonly where: readonly PropertyFilter[];
  readonly onChange: (where: readonly PropertyFilter[] | undefined) => void;
}

function Filters({ event, where, onChange }: FiltersProps) {
  // Nothing is known of an event that was never seen, and asking would be an error.
  const isSeen = useCatalogue().events.some(({ name }) => name === event);
  const { data: properties = [] } = useProperties(isSeen ? event : '');
  return (
    <>
      <WherePart
        event={isSeen ? event : null}
        properties={properties}
        where={where}
        onChange={(next) => onChange(next.length > 0 ? next : undefined)}
      />
      <button type="button" className={classes.addFilter} onClick={() => onChange([...where, emptyFilter])}>
        <IconPlus size={13} aria-hidden />
        <Trans>and where …</Trans>
      </button>
    </>
  );
}
