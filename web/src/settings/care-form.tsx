import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import type { Session } from '@segue/shared/api';
import { hyphenate, namingLimits } from '@segue/shared/segment';
import { useState } from 'react';
import type { WorkspacePatch } from '../api/session.ts';
import { useUpdateWorkspace } from '../api/session.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { SettingsRow } from './settings-row.tsx';
import classes from './settings.module.css';

type Workspace = NonNullable<Session['workspace']>;

/** What the workspace writes by itself and to whom, and how its segments are named. Each is stored when it is changed. */
export function CareForm({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useLingui();
  const update = useUpdateWorkspace();
  const [address, setAddress] = useState(workspace.owner_email);
  const { naming } = workspace;
  const save = (changes: WorkspacePatch): void =>
    update.mutate(changes, { onError: notifyError, onSuccess: () => notifyDone(<Trans>Saved</Trans>) });
  const saveAddress = (): void => {
    const wanted = address.trim();
    if (wanted !== workspace.owner_email) save({ owner_email: wanted });
  };
  return (
    <>
      <SettingsRow label={t`Language`} help={t`Of what the workspace writes by itself, like the monthly audit.`}>
        <SegmentedControl
          aria-label={t`Language`}
          value={workspace.language}
          onChange={(language) => save({ language: language === 'fr' ? 'fr' : 'en' })}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </SettingsRow>
      <SettingsRow
        label={t`Owner of the workspace`}
        help={t`Gets the monthly audit of segments that have no owner of their own. Empty: nobody does.`}
      >
        <TextInput
          type="email"
          aria-label={t`Email address of the owner of the workspace`}
          placeholder="ada@example.com"
          value={address}
          maxLength={254}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onBlur={saveAddress}
          onKeyDown={(event) => event.key === 'Enter' && saveAddress()}
        />
      </SettingsRow>
      <SettingsRow
        label={t`Names of segments`}
        help={t`A convention keeps flows and reports readable. The editor suggests names that keep it.`}
      >
        <div className={classes.stack}>
          <SegmentedControl
            aria-label={t`Names of segments`}
            value={naming.style}
            onChange={(style) => save({ naming: { ...naming, style: style === 'hyphens' ? 'hyphens' : 'any' } })}
            data={[
              { value: 'any', label: t`Any name` },
              { value: 'hyphens', label: t`Words with hyphens` },
            ]}
          />
          {naming.style === 'hyphens' && (
            <TagsInput
              label={t`They begin with one of`}
              description={t`For example trial, inactive, target. Empty: any word.`}
              placeholder={naming.first_words.length === 0 ? t`Type a word and press Enter` : ''}
              value={[...naming.first_words]}
              maxTags={namingLimits.firstWordsMax}
              onChange={(words) =>
                save({
                  naming: { ...naming, first_words: [...new Set(words.map(hyphenate))].filter((word) => word !== '') },
                })
              }
            />
          )}
        </div>
      </SettingsRow>
    </>
  );
}
