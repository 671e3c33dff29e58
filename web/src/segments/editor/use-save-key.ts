import { useHotkeys } from '@mantine/hooks';

/** Ctrl-S saves, also while somebody is typing. */
export function useSaveKey(save: () => void): void {
  useHotkeys([['mod+S', save]], []);
}
