import { Progress, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SetupState } from '@segue/shared/api';
import { formatShare } from '../i18n/format-number.ts';
import { formatDate } from '../time/format-time.ts';

/** How far the demo is: a bar, and the day that its people have lived up to. */
export function SetupProgress({ state }: { state: SetupState }) {
  const { i18n, t } = useLingui();
  const progress = state.status === 'ready' ? 1 : state.progress;
  const day = state.reached === null ? null : formatDate(Date.parse(state.reached), i18n.locale);
  return (
    <div role="status">
      <Progress value={progress * 100} size="lg" radius="xl" transitionDuration={400} aria-label={t`Progress`} />
      <Text c="dimmed" size="sm" mt="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatShare(progress, i18n.locale)} ·{' '}
        {day === null ? t`Preparing the demo…` : t`People sign up, work and leave: ${day}`}
      </Text>
    </div>
  );
}
