import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  icon: ReactNode;
  title: ReactNode;
  /** What to do about it, in a sentence or two. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** What a list shows when it has nothing: why, and what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={classes.root}>
      <div className={classes.icon} aria-hidden="true">
        {icon}
      </div>
      <Title order={2}>{title}</Title>
      {children && (
        <Text component="div" c="dimmed" maw={460}>
          {children}
        </Text>
      )}
      {actions && (
        <Group gap="xs" mt="xs" justify="center">
          {actions}
        </Group>
      )}
    </div>
  );
}
