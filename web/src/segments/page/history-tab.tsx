import { Badge, Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import type { Segment, SegmentVersion } from '@segue/shared/api';
import type { Names, SegmentDefinition } from '@segue/shared/segment';
import { definitionHash, describeDefinition } from '@segue/shared/segment';
import { useRestoreVersion, useSegments, useSegmentVersions } from '../../api/segments.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { localeOf } from '../editing/locale-of.ts';
import { useSegmentNames } from '../use-segment-names.ts';
import { SaveChanges } from './save-changes.tsx';
import { ChangeText } from './change-text.tsx';
import { versionChanges } from './version-changes.ts';
import classes from './history-tab.module.css';

interface HistoryTabProps {
  readonly segment: Segment;
  readonly onRestored: (definition: SegmentDefinition) => void;
}

/** What a segment meant earlier, what each edit changed, and going back to it. */
export function HistoryTab({ segment, onRestored }: HistoryTabProps) {
  const { data: segments } = useSegments();
  const names = useSegmentNames(segments);
  const { data, error, refetch } = useSegmentVersions(segment);
  const restore = useRestoreVersion(segment.key);
  const [asked, setAsked] = useState<SegmentVersion | null>(null);
  if (data === undefined) {
    return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
  }
  const store = (version: SegmentVersion, triggerFlows: boolean) =>
    restore.mutate(
      { number: version.number, triggerFlows },
      {
        onSuccess: () => {
          setAsked(null);
          onRestored(version.definition);
          notifyDone(<Trans>Version {version.number} is restored.</Trans>);
        },
        onError: notifyError,
      },
    );
  const now = definitionHash(segment.definition);
  return (
    <>
      <ol className={classes.list} reversed>
        {data.map((version, index) => (
          <Version
            key={version.number}
            version={version}
            older={data[index + 1]}
            names={names}
            onRestore={definitionHash(version.definition) === now ? undefined : () => setAsked(version)}
          />
        ))}
      </ol>
      {asked !== null && (
        <SaveChanges
          segment={segment}
          definition={asked.definition}
          restoring={asked.number}
          onSave={(triggerFlows) => store(asked, triggerFlows)}
          isSaving={restore.isPending}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface VersionProps {
  readonly version: SegmentVersion;
  /** The version before it; undefined for the first one. */
  readonly older: SegmentVersion | undefined;
  readonly names: Names;
  /** Undefined for a version that says what holds now. */
  readonly onRestore: (() => void) | undefined;
}

function Version({ version, older, names, onRestore }: VersionProps) {
  const { t, i18n } = useLingui();
  const locale = localeOf(i18n);
  const { number } = version;
  const changes = older === undefined ? [] : versionChanges(older.definition, version.definition, locale, names);
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <h2 className={classes.number}>
          <Trans>Version {number}</Trans>
        </h2>
        <RelativeTime at={version.created_at} />
        <StatusBadge status={version.status} />
        {version.triggers_flows && <Trans>with flows</Trans>}
        {onRestore !== undefined && (
          <Button
            className={classes.restore ?? ''}
            size="xs"
            variant="default"
            leftSection={<IconRestore size={14} aria-hidden />}
            aria-label={t`Restore version ${number}`}
            onClick={onRestore}
          >
            <Trans>Restore</Trans>
          </Button>
        )}
      </div>
      <p className={classes.sentence}>{describeDefinition(version.definition, locale, names)}</p>
      {changes.length > 0 && (
        <ul className={classes.changes} aria-label={t`Changed in version ${number}`}>
          {changes.map((change) => (
            <li key={JSON.stringify(change)}>
              <ChangeText change={change} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function StatusBadge({ status }: { readonly status: SegmentVersion['status'] }) {
  switch (status) {
    case 'live':
      return (
        <Badge>
          <Trans>Holds now</Trans>
        </Badge>
      );
    case 'building':
      return (
        <Badge color="gray">
          <Trans>Being built</Trans>
        </Badge>
      );
    case 'failed':
      return (
        <Badge color="red">
          <Trans>Could not be built</Trans>
        </Badge>
      );
    case 'cancelled':
      return (
        <Badge color="gray">
          <Trans>Replaced before it was live</Trans>
        </Badge>
      );
    case 'retired':
      return null;
  }
}
