import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Flow, FlowInput, FlowPatch, Page } from '@segue/shared/api';
import { get, patch, pathPart, post, remove } from './client.ts';

const FLOWS_POLL_MS = 15_000;

export const flowsQuery = () =>
  queryOptions({
    queryKey: ['flows', 'list'],
    queryFn: ({ signal }) => get<Page<Flow>>('/flows', { signal }),
    select: (page) => page.data,
    refetchInterval: FLOWS_POLL_MS,
  });
export const useFlows = () => useQuery(flowsQuery());

export const flowQuery = (key: string) =>
  queryOptions({
    queryKey: ['flows', 'one', key],
    queryFn: ({ signal }) => get<Flow>(`/flows/${pathPart(key)}`, { signal }),
    refetchInterval: FLOWS_POLL_MS,
  });
export const useFlow = (key: string) => useQuery(flowQuery(key));

/** Writes to flows; every one refreshes what the browser knows of flows and of what uses a segment. */
export function useFlowWrites() {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: ['flows'] });
    await client.invalidateQueries({ queryKey: ['segments'] });
  };
  const create = useMutation({ mutationFn: (input: FlowInput) => post<Flow>('/flows', input), onSuccess });
  const update = useMutation({
    mutationFn: ({ key, ...body }: { key: string } & FlowPatch) => patch<Flow>(`/flows/${pathPart(key)}`, body),
    onSuccess,
  });
  const destroy = useMutation({ mutationFn: (key: string) => remove(`/flows/${pathPart(key)}`), onSuccess });
  return { create, update, destroy };
}
