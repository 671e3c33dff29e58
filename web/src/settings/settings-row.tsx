import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A group of settings under a heading. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One setting: what it is, and its value. */
export function SettingsRow({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        <div className={classes.label}>{label}</div>
        {help !== undefined && (
          <Text size="sm" c="dimmed">
            {help}
          </Text>
        )}
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  );
}
