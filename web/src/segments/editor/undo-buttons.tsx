import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import classes from './undo-buttons.module.css';

interface UndoButtonsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Back and forward through the changes of an editor. */
export function UndoButtons({ canUndo, canRedo, onUndo, onRedo }: UndoButtonsProps) {
  const { t } = useLingui();
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={t`Undo (Ctrl Z)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.button ?? ''}
          aria-label={t`Undo`}
          disabled={!canUndo}
          onClick={onUndo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Redo (Ctrl Shift Z)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.button ?? ''}
          aria-label={t`Redo`}
          disabled={!canRedo}
          onClick={onRedo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
