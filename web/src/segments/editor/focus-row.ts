import type { ConditionPath } from '@segue/shared/segment';
import { formatPath } from '@segue/shared/segment';

/** The line as a whole, or the first control in it that still misses something. */
export type FocusPart = 'row' | 'missing';

/** Puts the cursor into the line at `path`; a blank line always gets it into its search field. */
export function focusRow(root: HTMLElement, path: ConditionPath, part: FocusPart): void {
  const row = root.querySelector<HTMLElement>(`[data-row-path="${formatPath(path)}"]`);
  if (row === null) return;
  const blankInput = row.hasAttribute('data-blank') ? row.querySelector('input') : null;
  const missing = row.querySelector<HTMLElement>('[data-missing] input, button[data-missing]');
  const target = blankInput ?? (part === 'missing' ? missing : null) ?? row;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

/** Puts the cursor into the line at a path that may be gone, else into the group it was in, else into the first line. */
export function focusNearest(root: HTMLElement, path: string): void {
  const known = [...root.querySelectorAll<HTMLElement>('[data-row-path]')];
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const wanted = parts.slice(0, length).join('.');
    const row = known.find((candidate) => candidate.dataset.rowPath === wanted);
    if (row !== undefined) return row.focus();
  }
  known[0]?.focus();
}
