import { columnVisibilityFeature, createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table';
import { useLingui } from '@lingui/react/macro';
import type { PersonSummary } from '@segue/shared/api';
import { useMemo } from 'react';
import type { PeopleSort } from '../api/people.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { TagBadge } from '../ui/tag-badge.tsx';
import { ValueCell } from '../ui/value-cell.tsx';
import { PersonCell } from './person-cell.tsx';

interface ColumnMeta {
  /** The width as a CSS grid track. */
  track: string;
  sort?: PeopleSort;
}

export const peopleTableFeatures = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnMeta>() });

const helper = createColumnHelper<typeof peopleTableFeatures, PersonSummary>();
const TAGS_SHOWN = 2;

/** The columns of the people table: who, the chosen fields, tags, first and last seen. */
export function usePeopleColumns(fields: readonly string[]) {
  const { t } = useLingui();
  return useMemo(
    () =>
      helper.columns([
        helper.accessor('display_name', {
          id: 'person',
          header: t`Person`,
          cell: ({ row }) => <PersonCell person={row.original} index={row.index} />,
          meta: { track: 'minmax(240px, 2.2fr)', sort: 'name' },
        }),
        ...fields.map((field) =>
          helper.accessor((person) => person.fields[field], {
            id: `field ${field}`,
            header: field,
            cell: ({ getValue }) => <ValueCell value={getValue()} />,
            meta: { track: 'minmax(110px, 1fr)' },
          }),
        ),
        helper.accessor('tags', {
          header: t`Tags`,
          cell: ({ getValue }) => <Tags tags={getValue()} />,
          meta: { track: 'minmax(120px, 1fr)' },
        }),
        helper.accessor('first_seen_at', {
          header: t`First seen`,
          cell: ({ getValue }) => <When at={getValue()} />,
          meta: { track: '92px', sort: 'first_seen' },
        }),
        helper.accessor('last_seen_at', {
          header: t`Last seen`,
          cell: ({ getValue }) => <When at={getValue()} />,
          meta: { track: '92px', sort: 'last_seen' },
        }),
      ]),
    [fields, t],
  );
}

const When = ({ at }: { at: string }) => (
  <span style={{ color: 'var(--mantine-color-dimmed)', fontVariantNumeric: 'tabular-nums' }}>
    <RelativeTime at={at} />
  </span>
);

function Tags({ tags }: { tags: readonly string[] }) {
  const more = tags.length - TAGS_SHOWN;
  return (
    <span title={tags.join(', ')} style={{ display: 'flex', gap: 4, alignItems: 'center', overflow: 'hidden' }}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <TagBadge key={tag} tag={tag} />
      ))}
      {more > 0 && <span style={{ color: 'var(--mantine-color-dimmed)' }}>+{more}</span>}
    </span>
  );
}
