import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { PersonSummary } from '@segue/shared/api';
import { columnVisibilityFeature, createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table';
import type { PeopleSort } from '../api/people.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { TagBadge } from '../ui/tag-badge.tsx';
import { ValueCell } from '../ui/value-cell.tsx';
import { PersonCell } from './person-cell.tsx';

interface ColumnMeta {
  /** What the head says; the name of a field stands as it is. */
  label: MessageDescriptor | string;
  /** The width as a CSS grid track. */
  track: string;
  /** The order that a click on the head asks for. */
  sort?: PeopleSort;
}

export const peopleTableFeatures = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnMeta>() });

const helper = createColumnHelper<typeof peopleTableFeatures, PersonSummary>();
const TAGS_SHOWN = 2;

/** The columns of the people table: who, the chosen fields, tags, first and last seen. */
export const peopleColumns = (fields: readonly string[], withTags: boolean) =>
  helper.columns([
    helper.accessor('display_name', {
      id: 'person',
      cell: ({ row }) => <PersonCell person={row.original} index={row.index} />,
      meta: { label: msg`Person`, track: 'minmax(240px, 2.2fr)', sort: 'name' },
    }),
    ...fields.map((field) =>
      helper.accessor((person) => person.fields[field], {
        id: `field ${field}`,
        cell: ({ getValue }) => <ValueCell value={getValue()} />,
        meta: { label: field, track: 'minmax(110px, 1fr)' },
      }),
    ),
    // Where nobody has a tag, the column would only be empty.
    ...(withTags
      ? [
          helper.accessor('tags', {
            cell: ({ getValue }) => <Tags tags={getValue()} />,
            meta: { label: msg`Tags`, track: 'minmax(120px, 1fr)' },
          }),
        ]
      : []),
    helper.accessor('first_seen_at', {
      cell: ({ getValue }) => <When at={getValue()} />,
      meta: { label: msg`First seen`, track: '100px', sort: 'first_seen' },
    }),
    helper.accessor('last_seen_at', {
      cell: ({ getValue }) => <When at={getValue()} />,
      meta: { label: msg`Last seen`, track: '100px', sort: 'last_seen' },
    }),
  ]);

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
