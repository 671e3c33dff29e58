import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconCopy } from '@tabler/icons-react';

const CONFIRMED_FOR_MS = 1_500;

/** Copies `value` and says so. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: CONFIRMED_FOR_MS });
  const text = clipboard.copied ? t`Copied` : (label ?? t`Copy`);
  return (
    <Tooltip label={text}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="dimmed"
        size="sm"
        aria-label={text}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? <IconCheck size={14} stroke={1.7} /> : <IconCopy size={14} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  );
}
