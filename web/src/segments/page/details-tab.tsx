import { Autocomplete, Switch, Textarea, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Segment, SegmentDetails } from '@segue/shared/api';
import { useSegments, useSegmentWrites } from '../../api/segments.ts';
import { notifyError } from '../../ui/notify.tsx';
import classes from './details-tab.module.css';

type TextDetail = 'objective' | 'owner' | 'notes' | 'folder';

/** What people note about a segment for each other; each is saved when its field is left. */
export function DetailsTab({ segment }: { readonly segment: Segment }) {
  const { t } = useLingui();
  const { data: segments = [] } = useSegments();
  const { update } = useSegmentWrites();
  const folders = [...new Set(segments.map(({ folder }) => folder))].filter((folder) => folder !== '').toSorted();
  const save = (details: Partial<SegmentDetails>) =>
    update.mutateAsync({ key: segment.key, ...details }).catch((error: unknown) => {
      notifyError(error);
      throw error;
    });
  const text = (name: TextDetail) => ({
    stored: segment[name],
    onSave: (value: string) => save({ [name]: value }),
  });
  const objective = useInPlace(text('objective'));
  const owner = useInPlace(text('owner'));
  const notes = useInPlace(text('notes'));
  const folder = useInPlace(text('folder'));
  const reviewOn = useInPlace({
    stored: segment.review_on ?? '',
    onSave: (value) => save({ review_on: value === '' ? null : value }),
  });
  return (
    <div className={classes.form}>
      <Textarea
        label={t`Objective`}
        description={t`What this segment is for, as precisely as can be said.`}
        autosize
        minRows={2}
        maxLength={1_000}
        {...objective.field}
      />
      <div className={classes.pair}>
        <TextInput label={t`Owner`} description={t`Who looks after it.`} maxLength={200} {...owner.field} />
        <TextInput
          type="date"
          label={t`Look at it again on`}
          description={t`When somebody should check that it still fits.`}
          max="9999-12-31"
          {...reviewOn.field}
        />
      </div>
      <Autocomplete
        label={t`Folder`}
        description={t`Groups the list of segments.`}
        data={folders}
        maxLength={100}
        value={folder.field.value}
        onChange={folder.change}
        onOptionSubmit={folder.saveAs}
        onBlur={folder.field.onBlur}
      />
      <Textarea label={t`Notes`} autosize minRows={4} maxRows={16} maxLength={10_000} {...notes.field} />
      <Switch
        label={t`Technical segment`}
        description={t`It only serves other segments: it is not offered where a segment is chosen for a flow or a list of people.`}
        checked={segment.is_technical}
        disabled={update.isPending}
        onChange={(event) => void save({ is_technical: event.currentTarget.checked }).catch(() => undefined)}
      />
    </div>
  );
}

interface InPlace {
  readonly stored: string;
  readonly onSave: (value: string) => Promise<unknown>;
}

/** A text that follows what is stored until somebody types, and is saved when its field is left. */
function useInPlace({ stored, onSave }: InPlace) {
  const [typed, setTyped] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const saveAs = (value: string) => {
    const next = value.trim();
    if (next === sent) return;
    if (next === stored) return setTyped(null);
    setTyped(next);
    setSent(next);
    // What was typed stays until the stored text has come back, so that the old one does not flash up in between.
    const settle = () => {
      setSent(null);
      setTyped((now) => (now === next ? null : now));
    };
    onSave(next).then(settle, () => setSent(null));
  };
  return {
    change: setTyped,
    saveAs,
    field: {
      value: typed ?? stored,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => setTyped(event.currentTarget.value),
      onBlur: () => {
        if (typed !== null) saveAs(typed);
      },
    },
  };
}
