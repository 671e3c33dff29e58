import type { PointerEvent, RefObject } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ConditionPath, SegmentDefinition } from '@segue/shared/segment';
import { parsePath } from '@segue/shared/segment';
import { dropPlace } from '../editing/drop-place.ts';
import type { DropPlace, DropTarget } from '../editing/drop-place.ts';

/** Near the edge of the window the page moves along. */
const SCROLL_ZONE_PX = 56;
const SCROLL_STEP_PX = 12;

interface Drag {
  readonly from: ConditionPath;
  readonly place: DropPlace | null;
}

/** Where the line stands that shows where the row would go, measured from the corner of the editor. */
export interface DropMark {
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/**
 * Lets rows be moved with the pointer, by their handle. Gives what starts it and the mark that shows where the row would
 * go; Escape ends it without a move. What the keyboard does instead is in `rowCommand`.
 */
export function useDrag(
  root: RefObject<HTMLElement | null>,
  definition: SegmentDefinition,
  onMove: (from: ConditionPath, to: ConditionPath) => void,
): { readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void; readonly mark: DropMark | null } {
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;

  const follow = useEffectEvent((event: globalThis.PointerEvent) => {
    if (drag === null || root.current === null) return;
    if (event.clientY < SCROLL_ZONE_PX) window.scrollBy(0, -SCROLL_STEP_PX);
    if (event.clientY > window.innerHeight - SCROLL_ZONE_PX) window.scrollBy(0, SCROLL_STEP_PX);
    setDrag({ ...drag, place: dropPlace(definition, targetsIn(root.current), drag.from, event.clientY) });
  });
  const drop = useEffectEvent(() => {
    setDrag(null);
    if (drag?.place != null) onMove(drag.from, drag.place.to);
  });
  const giveUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    setDrag(null);
  });

  useEffect(() => {
    if (!isDragging) return;
    const cancel = () => setDrag(null);
    const move = (event: globalThis.PointerEvent) => follow(event);
    const end = () => drop();
    const key = (event: KeyboardEvent) => giveUp(event);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', cancel);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', cancel);
      document.removeEventListener('keydown', key, true);
    };
  }, [isDragging]);

  return {
    onPointerDown: (event) => {
      const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drag-handle]') : null;
      const from = parsePath(handle?.dataset.dragHandle ?? '');
      if (event.button !== 0 || from === undefined || from.length === 0) return;
      event.preventDefault();
      setDrag({ from, place: null });
    },
    mark: drag?.place == null || root.current === null ? null : markOf(root.current, drag.place),
  };
}

function targetsIn(root: HTMLElement): readonly DropTarget[] {
  return [...root.querySelectorAll<HTMLElement>('[data-row-path], [data-add-path]')].flatMap((element) => {
    const { rowPath, addPath } = element.dataset;
    const path = parsePath(rowPath ?? addPath ?? '');
    const { top, bottom } = element.getBoundingClientRect();
    return path === undefined ? [] : [{ kind: rowPath === undefined ? 'end' : 'row', path, top, bottom } as const];
  });
}

function markOf(root: HTMLElement, { target, edge }: DropPlace): DropMark {
  const outer = root.getBoundingClientRect();
  const attribute = target.kind === 'row' ? 'data-row-path' : 'data-add-path';
  const element = root.querySelector(`[${attribute}="${target.path.join('.')}"]`);
  const left = (element?.getBoundingClientRect().left ?? outer.left) - outer.left;
  return { top: target[edge] - outer.top, left, width: outer.width - left - 12 };
}
