import { ActionIcon, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconArrowDown,
  IconArrowUp,
  IconBracketsContain,
  IconBracketsOff,
  IconCheck,
  IconCopy,
  IconDots,
  IconHistory,
  IconTrash,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Condition, ConditionPath } from '@segue/shared/segment';
import { useEditorActions } from '../editing/editor-context.ts';
import { canAskForKnown } from '../editing/happened.ts';
import classes from './rows.module.css';

interface RowMenuProps {
  readonly condition: Condition;
  readonly path: ConditionPath;
}

/** Everything that can be done with a line, with the keys that do the same. */
export const RowMenu = memo(function RowMenu(props: RowMenuProps) {
  const { t } = useLingui();
  const [isUsed, setUsed] = useState(false);
  const look = { variant: 'subtle', color: 'gray', size: 'sm', 'aria-label': t`More for this condition` } as const;
  const dots = <IconDots size={16} aria-hidden />;
  // Like the lists of the words: a menu is made when it is wanted, because there may be hundreds of rows.
  if (!isUsed) {
    return (
      <ActionIcon {...look} aria-haspopup="menu" aria-expanded={false} onClick={() => setUsed(true)}>
        {dots}
      </ActionIcon>
    );
  }
  return (
    <Menu position="bottom-end" width={290} withinPortal defaultOpened>
      <Menu.Target>
        <ActionIcon {...look}>{dots}</ActionIcon>
      </Menu.Target>
      <RowMenuItems {...props} />
    </Menu>
  );
});

function RowMenuItems({ condition, path }: RowMenuProps) {
  const actions = useEditorActions();
  return (
    <Menu.Dropdown>
      <KnownItem condition={condition} path={path} />
      <Item icon={<IconCopy size={15} />} keys="Ctrl D" onClick={() => actions.duplicate(path)}>
        <Trans>Duplicate</Trans>
      </Item>
      <Item icon={<IconArrowUp size={15} />} keys="Alt ↑" onClick={() => actions.move(path, 'up')}>
        <Trans>Move up</Trans>
      </Item>
      <Item icon={<IconArrowDown size={15} />} keys="Alt ↓" onClick={() => actions.move(path, 'down')}>
        <Trans>Move down</Trans>
      </Item>
      <Item icon={<IconBracketsContain size={15} />} keys="Ctrl G" onClick={() => actions.group(path)}>
        <Trans>Put into a group</Trans>
      </Item>
      {condition.type === 'group' && (
        <Item icon={<IconBracketsOff size={15} />} keys="Ctrl ⇧ G" onClick={() => actions.ungroup(path)}>
          <Trans>Dissolve the group</Trans>
        </Item>
      )}
      <Menu.Divider />
      <Item icon={<IconTrash size={15} />} keys="⌫" isDangerous onClick={() => actions.remove(path)}>
        <Trans>Remove</Trans>
      </Item>
    </Menu.Dropdown>
  );
}

/** "Only people known before": without it, "did not … in the last 30 days" includes those who came yesterday (S13). */
function KnownItem({ condition, path }: RowMenuProps) {
  const actions = useEditorActions();
  if ((condition.type !== 'event' && condition.type !== 'page') || !canAskForKnown(condition)) return null;
  const isOn = condition.known_for_at_least !== undefined;
  return (
    <>
      <Menu.Item
        leftSection={isOn ? <IconCheck size={15} /> : <IconHistory size={15} />}
        onClick={() => actions.change(path, { ...condition, known_for_at_least: isOn ? undefined : 'window' })}
      >
        <Trans>Only people known since before</Trans>
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

interface ItemProps {
  readonly icon: React.ReactNode;
  readonly keys: string;
  readonly onClick: () => void;
  readonly isDangerous?: boolean;
  readonly children: React.ReactNode;
}

function Item({ icon, keys, onClick, isDangerous = false, children }: ItemProps) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={<span className={classes.keys}>{keys}</span>}
      onClick={onClick}
      {...(isDangerous ? { c: 'var(--mantine-color-error)' } : {})}
    >
      {children}
    </Menu.Item>
  );
}
