import { Loader } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { MessageSummary } from '@segue/shared/api';
import { useCallback, useEffect, useRef } from 'react';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import classes from './message-list.module.css';
import { MessageStatusBadge } from './message-status.tsx';

const ROW_HEIGHT_PX = 74;
const LOAD_AHEAD_ROWS = 15;

export interface MessageListProps {
  messages: readonly MessageSummary[];
  selected: string | undefined;
  hasMore: boolean;
  onNeedMore: () => void;
  /** Called when the arrow keys move, to read along. */
  onReach: (id: string) => void;
}

/** The messages, newest first. Arrow keys move and open as they go, as in a mail program. */
export function MessageList({ messages, selected, hasMore, onNeedMore, onReach }: MessageListProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= messages.length - LOAD_AHEAD_ROWS) onNeedMore();
  }, [hasMore, lastShown, messages.length, onNeedMore]);
  const reveal = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      const message = messages[index];
      if (message) onReach(message.id);
    },
    [virtualizer, messages, onReach],
  );
  const keys = useListKeys(messages.length, reveal);
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        onKeyDown={keys.onKeyDown}
        className={classes.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t`Messages`}
      >
        {items.map((item) => {
          const message = messages[item.index];
          return message === undefined ? null : (
            <li key={message.id} className={classes.item} style={{ transform: `translateY(${item.start}px)` }}>
              <MessageRow message={message} index={item.index} isSelected={message.id === selected} />
            </li>
          );
        })}
      </ul>
      {hasMore && (
        <div className={classes.more}>
          <Loader size="xs" type="dots" aria-label={t`Loading`} />
        </div>
      )}
    </div>
  );
}

function MessageRow({ message, index, isSelected }: { message: MessageSummary; index: number; isSelected: boolean }) {
  return (
    <Link
      to="/mailbox/$id"
      params={{ id: message.id }}
      search={(search) => search}
      className={classes.row}
      data-row-index={index}
      aria-current={isSelected ? 'page' : undefined}
    >
      <span className={classes.line}>
        <span className={classes.person}>{message.person?.display_name ?? message.to}</span>
        <span className={classes.when}>
          <RelativeTime at={message.sent_at ?? message.created_at} />
        </span>
      </span>
      <span className={classes.subject}>{message.subject}</span>
      <span className={classes.line}>
        <span className={classes.source}>{message.flow?.name ?? (message.person === null ? 'Segue' : message.to)}</span>
        {message.status !== 'sent' && <MessageStatusBadge status={message.status} />}
      </span>
    </Link>
  );
}
