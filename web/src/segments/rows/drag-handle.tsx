import { IconGripVertical } from '@tabler/icons-react';
import classes from './rows.module.css';

interface DragHandleProps {
  readonly path: string;
  /** "and" or "or", which gives way to the handle under the pointer. */
  readonly connector: string;
}

/** Where a row is taken hold of with the pointer. By keyboard the row itself moves, so the handle needs no name. */
export function DragHandle({ path, connector }: DragHandleProps) {
  return (
    <span className={classes.connector}>
      <span className={classes.connectorWord}>{connector}</span>
      <span className={classes.handle} data-drag-handle={path} aria-hidden>
        <IconGripVertical size={15} />
      </span>
    </span>
  );
}
