import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { EmptyState } from './empty-state.tsx';
import { ErrorSentence } from './error-sentence.tsx';

/** Takes the place of content that could not be loaded, with a button to try again. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlertTriangle />}
        title={<Trans>This could not be shown</Trans>}
        actions={
          onRetry && (
            <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          )
        }
      >
        <ErrorSentence error={error} />
      </EmptyState>
    </div>
  );
}
