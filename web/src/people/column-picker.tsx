import { Button, Checkbox, Popover, ScrollArea, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconColumns3 } from '@tabler/icons-react';
import type { FieldInfo } from '@segue/shared/api';
import { useState } from 'react';
import { matchesQuery } from '../shell/matches-query.ts';
import { FIELDS_MAX } from './people-search.ts';

export interface ColumnPickerProps {
  fields: readonly FieldInfo[];
  chosen: readonly string[];
  onChange: (names: string[]) => void;
  anonymous: boolean;
  onAnonymousChange: (anonymous: boolean) => void;
}

/** Chooses the fields that are shown as columns, and whether anonymous visitors are listed. */
export function ColumnPicker({ fields, chosen, onChange, anonymous, onAnonymousChange }: ColumnPickerProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const isFull = chosen.length >= FIELDS_MAX;
  const toggle = (name: string): void =>
    onChange(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
  return (
    <Popover width={280} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.7} />}>
          {t`View`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Switch
            label={t`Anonymous visitors, too`}
            checked={anonymous}
            onChange={(event) => onAnonymousChange(event.currentTarget.checked)}
            size="sm"
          />
          <Text size="xs" c="dimmed" fw={500}>
            {isFull ? t`Columns (${FIELDS_MAX} at most)` : t`Columns`}
          </Text>
          <TextInput
            size="xs"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t`Find a field`}
            aria-label={t`Find a field`}
          />
          <ScrollArea.Autosize mah={280} type="auto" offsetScrollbars>
            <Stack gap={8}>
              {fields
                .filter(({ name }) => matchesQuery(name, search))
                .map(({ name }) => (
                  <Checkbox
                    key={name}
                    size="xs"
                    label={name}
                    checked={chosen.includes(name)}
                    disabled={isFull && !chosen.includes(name)}
                    onChange={() => toggle(name)}
                  />
                ))}
              {fields.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t`Fields appear here as soon as people have some.`}
                </Text>
              )}
            </Stack>
          </ScrollArea.Autosize>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
