import { ActionIcon, Drawer, Group, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NARROW_SCREEN } from '../../ui/narrow-screen.ts';
import classes from './panel.module.css';

interface PanelFrameProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** Writing needs more room than choosing. */
  readonly isWide?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The settings of what is selected: beside the flow, or on a phone over it. */
export function PanelFrame({ title, onClose, isWide = false, actions, children }: PanelFrameProps) {
  const { t } = useLingui();
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false }) ?? false;
  if (narrow) {
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="88%"
        title={
          <Group gap={4}>
            {title}
            {actions}
          </Group>
        }
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    <aside className={classes.panel} data-wide={isWide || undefined} aria-label={t`Settings of the selection`}>
      <div className={classes.head}>
        <Title order={2} size="h3" className={classes.title ?? ''}>
          {title}
        </Title>
        {actions}
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t`Close`}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
