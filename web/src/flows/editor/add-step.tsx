import { Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconClock, IconMail, IconPlus } from '@tabler/icons-react';
import type { StepType } from '@segue/shared/flow';
import classes from './flow-canvas.module.css';

/** The button on the line between two cards. */
export function AddStep({ onAdd }: { readonly onAdd: (type: StepType) => void }) {
  const { t } = useLingui();
  return (
    <Menu position="bottom" withinPortal width={190}>
      <Menu.Target>
        <button type="button" className={classes.add} aria-label={t`Add a step here`}>
          <IconPlus size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMail size={16} />} onClick={() => onAdd('send_email')}>
          <Trans>Send an email</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconClock size={16} />} onClick={() => onAdd('wait')}>
          <Trans>Wait</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
