import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** A number beside the title, for instance how many there are. */
  count?: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  /** What stands above the title: usually a link back. */
  above?: ReactNode;
  /** Buttons on the right. */
  actions?: ReactNode;
  /** A second row: filters, tabs. */
  children?: ReactNode;
}

/** The head of every page: title, actions, and a row for filters. It stays in place while the page scrolls under it. */
export function PageHeader({ title, count, description, above, actions, children }: PageHeaderProps) {
  return (
    <header className={classes.root}>
      {above}
      <Group justify="space-between" gap="sm" wrap="nowrap" mih={34}>
        <Group gap={10} align="baseline" wrap="nowrap" className={classes.heading}>
          <Title order={1} className={classes.title} id="page-title">
            {title}
          </Title>
          {count !== undefined && (
            <Text component="span" c="dimmed" className={classes.count}>
              {count}
            </Text>
          )}
        </Group>
        {actions && (
          <Group gap="xs" wrap="nowrap">
            {actions}
          </Group>
        )}
      </Group>
      {description && (
        <Text c="dimmed" maw={720}>
          {description}
        </Text>
      )}
      {children && <div className={classes.tools}>{children}</div>}
    </header>
  );
}
