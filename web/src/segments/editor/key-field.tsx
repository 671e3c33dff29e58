import { TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { slugify } from '@segue/shared/segment';
import classes from './key-field.module.css';

interface KeyFieldProps {
  /** The key as it will be saved. */
  readonly value: string;
  /** Null lets the key follow the name again. */
  readonly onChange: (key: string | null) => void;
  readonly error: string | null;
}

/** The key under which the API and files know the segment; suggested from the name, editable before the first save. */
export function KeyField({ value, onChange, error }: KeyFieldProps) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  if (!isEditing && error === null) {
    return (
      <button
        type="button"
        className={classes.key}
        onClick={() => setEditing(true)}
        aria-label={t`Key: ${value}. Change it`}
      >
        <Trans>Key</Trans> <code>{value}</code>
        <IconPencil size={13} aria-hidden />
      </button>
    );
  }
  return (
    <TextInput
      aria-label={t`Key`}
      size="xs"
      w={260}
      autoFocus
      defaultValue={value}
      error={error}
      leftSection={<span className={classes.label}>{t`Key`}</span>}
      leftSectionWidth={40}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        onChange(typed.trim() === '' ? null : slugify(typed));
      }}
      onBlur={() => setEditing(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') setEditing(false);
      }}
    />
  );
}
