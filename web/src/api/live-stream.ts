/** The live stream of `/api/v1/live`, which finds its own way back after a break. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { LiveItem } from '@segue/shared/api';
import { toQueryString } from './client.ts';

export type LiveStatus = 'connecting' | 'open' | 'broken';

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 15_000;

/** How long to wait before the n-th attempt (from 0): doubling, at most `RETRY_MAX_MS`. */
export const retryDelayMs = (attempt: number): number => Math.min(RETRY_FIRST_MS * 2 ** attempt, RETRY_MAX_MS);

export interface LiveStreamOptions {
  person?: string | undefined;
  onItem: (item: LiveItem) => void;
  onStatus: (status: LiveStatus) => void;
}

/**
 * Opens the stream and keeps it open; gives a function that ends it. EventSource reconnects by itself after a lost
 * connection but gives up when the server answers with an error, for instance while it restarts behind a proxy; so the
 * reconnecting is done here.
 */
export function openLiveStream({ person, onItem, onStatus }: LiveStreamOptions): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  const connect = (): void => {
    source = new EventSource(`/api/v1/live${toQueryString({ person })}`);
    source.addEventListener('open', () => {
      attempt = 0;
      onStatus('open');
    });
    source.addEventListener('message', (message: MessageEvent<string>) => onItem(JSON.parse(message.data) as LiveItem));
    source.addEventListener('error', () => {
      source?.close();
      onStatus('broken');
      timer = setTimeout(connect, retryDelayMs(attempt));
      attempt += 1;
    });
  };
  onStatus('connecting');
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** Listens while the component is shown. `onItem` may change without reconnecting. Gives the state of the connection. */
export function useLiveStream(onItem: (item: LiveItem) => void, person?: string): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const client = useQueryClient();
  const handle = useEffectEvent(onItem);
  const onStatus = useEffectEvent((next: LiveStatus): void => {
    setStatus(next);
    // The stream notices first that the server has gone; the session then tells the rest of the page.
    if (next === 'broken') void client.invalidateQueries({ queryKey: ['session'] });
  });
  useEffect(() => openLiveStream({ person, onItem: (item) => handle(item), onStatus }), [person]);
  return status;
}
