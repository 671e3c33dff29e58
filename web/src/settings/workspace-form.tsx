import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { Session } from '@segue/shared/api';
import { useMemo, useState } from 'react';
import type { WorkspacePatch } from '../api/session.ts';
import { useUpdateWorkspace } from '../api/session.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { SettingsRow } from './settings-row.tsx';

type Workspace = NonNullable<Session['workspace']>;

/** Name, time zone and week start. Each is stored as soon as it is changed. */
export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui();
  const update = useUpdateWorkspace();
  const [name, setName] = useState(workspace.name);
  const zones = useMemo(
    () => [...new Set(['UTC', workspace.timezone, ...Intl.supportedValuesOf('timeZone')])],
    [workspace.timezone],
  );
  const save = (changes: WorkspacePatch): void =>
    update.mutate(changes, { onError: notifyError, onSuccess: () => notifyDone(<Trans>Saved</Trans>) });
  const saveName = (): void => {
    const wanted = name.trim();
    if (wanted === '') setName(workspace.name);
    else if (wanted !== workspace.name) save({ name: wanted });
  };
  return (
    <>
      <SettingsRow label={t`Name`}>
        <TextInput
          aria-label={t`Name`}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={saveName}
          onKeyDown={(event) => event.key === 'Enter' && saveName()}
        />
      </SettingsRow>
      <SettingsRow label={t`Time zone`} help={t`Calendar windows and the times in this application follow it.`}>
        <Select
          aria-label={t`Time zone`}
          data={zones}
          value={workspace.timezone}
          searchable
          allowDeselect={false}
          limit={60}
          nothingFoundMessage={t`No such time zone`}
          onChange={(timezone) => timezone !== null && save({ timezone })}
        />
      </SettingsRow>
      <SettingsRow label={t`The week starts on`}>
        <SegmentedControl
          aria-label={t`The week starts on`}
          value={workspace.week_start}
          onChange={(day) => save({ week_start: day === 'sunday' ? 'sunday' : 'monday' })}
          data={[
            { value: 'monday', label: t`Monday` },
            { value: 'sunday', label: t`Sunday` },
          ]}
        />
      </SettingsRow>
    </>
  );
}
