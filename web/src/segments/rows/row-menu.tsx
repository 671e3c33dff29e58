import { ActionIcon, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconArrowDown,
  IconArrowUp,
  IconBracketsContain,
  IconBracketsOff,
  IconCheck,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconDots,
  IconHourglass,
  IconIndentDecrease,
  IconIndentIncrease,
  IconTrash,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Condition, ConditionPath } from '@segue/shared/segment';
import { useEditorActions } from '../editing/editor-context.ts';
import { notifyRefused } from '../../ui/notify.tsx';
import type { RowOption } from '../sentence/line.ts';
import classes from './rows.module.css';

interface RowMenuProps {
  readonly condition: Condition;
  readonly path: ConditionPath;
  /** What this kind of row can say besides. */
  readonly options?: readonly RowOption<Condition>[];
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

function RowMenuItems({ condition, path, options = [] }: RowMenuProps) {
  const actions = useEditorActions();
  return (
    <Menu.Dropdown>
      <OptionItems path={path} options={options} />
      <ClipboardItems path={path} />
      <Item icon={<IconCopyPlus size={15} />} keys="Ctrl D" onClick={() => actions.duplicate(path)}>
        <Trans>Duplicate</Trans>
      </Item>
      <Item icon={<IconArrowUp size={15} />} keys="Alt ↑" onClick={() => actions.move(path, 'up')}>
        <Trans>Move up</Trans>
      </Item>
      <Item icon={<IconArrowDown size={15} />} keys="Alt ↓" onClick={() => actions.move(path, 'down')}>
        <Trans>Move down</Trans>
      </Item>
      <Item icon={<IconIndentIncrease size={15} />} keys="Alt →" onClick={() => actions.shift(path, 'in')}>
        <Trans>Move into the group beside it</Trans>
      </Item>
      {path.length > 1 && (
        <Item icon={<IconIndentDecrease size={15} />} keys="Alt ←" onClick={() => actions.shift(path, 'out')}>
          <Trans>Move out of the group</Trans>
        </Item>
      )}
      <Item icon={<IconBracketsContain size={15} />} keys="Ctrl G" onClick={() => actions.group(path)}>
        <Trans>Put into a group</Trans>
      </Item>
      <Item icon={<IconHourglass size={15} />} keys="" onClick={() => actions.toggleLasting(path)}>
        {condition.type === 'lasting' ? <Trans>It need not last</Trans> : <Trans>It must last for some time</Trans>}
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

function OptionItems({ path, options }: Required<Pick<RowMenuProps, 'path' | 'options'>>) {
  const actions = useEditorActions();
  if (options.length === 0) return null;
  return (
    <>
      {options.map(({ id, label, isOn, next }) => (
        <Menu.Item
          key={id}
          leftSection={isOn ? <IconCheck size={15} /> : <span className={classes.noIcon} />}
          onClick={() => actions.change(path, next)}
        >
          {label}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

/** The same as the keys do, for those who do not know them; browsers may refuse to read the clipboard unasked. */
function ClipboardItems({ path }: { readonly path: ConditionPath }) {
  const { t } = useLingui();
  const actions = useEditorActions();
  const write = async (): Promise<void> => {
    const text = actions.copy(path);
    if (text !== null) await navigator.clipboard.writeText(text);
  };
  const refuse = () => notifyRefused(t`The browser keeps the clipboard closed here. Use the keys instead.`);
  const paste = () => void navigator.clipboard.readText().then((text) => actions.paste(path, text), refuse);
  const cut = () => void write().then(() => actions.remove(path), refuse);
  return (
    <>
      <Item icon={<IconCopy size={15} />} keys="Ctrl C" onClick={() => void write().catch(refuse)}>
        <Trans>Copy</Trans>
      </Item>
      <Item icon={<IconCut size={15} />} keys="Ctrl X" onClick={cut}>
        <Trans>Cut</Trans>
      </Item>
      <Item icon={<IconClipboard size={15} />} keys="Ctrl V" onClick={paste}>
        <Trans>Paste below</Trans>
      </Item>
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
