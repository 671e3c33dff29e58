import type { MessageDescriptor } from '@lingui/core';
import { UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown } from '@tabler/icons-react';
import type { PersonSummary } from '@segue/shared/api';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { PeopleSort } from '../api/people.ts';
import { useListKeys } from '../ui/use-list-keys.ts';
import { peopleColumns, peopleTableFeatures } from './people-columns.tsx';
import classes from './people-table.module.css';

const ROW_HEIGHT_PX = 52;
const HEAD_HEIGHT_PX = 36;
const OVERSCAN_ROWS = 14;
/** The next page is asked for when this many rows are left below. */
const LOAD_AHEAD_ROWS = 40;

export interface PeopleTableProps {
  people: readonly PersonSummary[];
  fields: readonly string[];
  withTags: boolean;
  sort: PeopleSort;
  onSort: (sort: PeopleSort) => void;
  /** Narrow screens show only who and when. */
  narrow: boolean;
  hasMore: boolean;
  onNeedMore: () => void;
  /** Changes when the list is another one, which starts at its top. */
  listKey: string;
}

/** A virtual table: only the rows in view exist, so thousands scroll smoothly. Arrow keys move, Enter opens. */
export function PeopleTable(props: PeopleTableProps) {
  const { people, fields, withTags, narrow, hasMore, onNeedMore, listKey } = props;
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => peopleColumns(fields, withTags), [fields, withTags]);
  const table = useTable({
    features: peopleTableFeatures,
    columns,
    data: people,
    getRowId: (person) => person.id,
    state: { columnVisibility: narrow ? hiddenWhenNarrow(fields) : {} },
  });
  const { rows } = table.getRowModel();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    paddingStart: HEAD_HEIGHT_PX,
    scrollPaddingStart: HEAD_HEIGHT_PX,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= people.length - LOAD_AHEAD_ROWS) onNeedMore();
  }, [hasMore, lastShown, people.length, onNeedMore]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [listKey]);
  const reveal = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }), [virtualizer]);
  const keys = useListKeys(rows.length, reveal);
  const tracks = table.getVisibleLeafColumns().map((column) => column.columnDef.meta?.track ?? '1fr');

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="table"
      aria-label={t`People`}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      onKeyDown={keys.onKeyDown}
      style={{ '--tracks': tracks.join(' ') }}
    >
      <div className={classes.sizer} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row} aria-rowindex={1}>
            {table.getFlatHeaders().map((header) => (
              <HeaderCell
                key={header.id}
                label={header.column.columnDef.meta?.label ?? ''}
                sort={header.column.columnDef.meta?.sort}
                current={props.sort}
                onSort={props.onSort}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-body
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.getVisibleCells().map((cell) => (
                  <div key={cell.id} role="cell" className={classes.cell}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const hiddenWhenNarrow = (fields: readonly string[]): Record<string, boolean> => ({
  ...Object.fromEntries(fields.map((field) => [`field ${field}`, false])),
  tags: false,
  first_seen_at: false,
});

interface HeaderCellProps {
  label: MessageDescriptor | string;
  /** The order that this column stands for; undefined when people cannot be sorted by it. */
  sort: PeopleSort | undefined;
  current: PeopleSort;
  onSort: (sort: PeopleSort) => void;
}

function HeaderCell({ label, sort, current, onSort }: HeaderCellProps) {
  const { i18n, t } = useLingui();
  const text = typeof label === 'string' ? label : i18n._(label);
  const isSorted = sort !== undefined && sort === current;
  const direction = sort === 'name' ? 'ascending' : 'descending';
  return (
    <div role="columnheader" className={classes.cell} aria-sort={isSorted ? direction : undefined}>
      {sort === undefined ? (
        <span className={classes.label}>{text}</span>
      ) : (
        <UnstyledButton className={classes.sorter} onClick={() => onSort(sort)} title={t`Sort by this`}>
          {text}
          <IconArrowDown
            size={13}
            aria-hidden
            data-active={isSorted || undefined}
            data-up={direction === 'ascending' || undefined}
          />
        </UnstyledButton>
      )}
    </div>
  );
}
