import { Text } from '@mantine/core';
import { Trans } from '@lingui/react/macro';

/** Stands where the conditions would be of a segment that is filled by hand (S29). */
export function ByHandNote() {
  return (
    <Text c="dimmed" maw={560}>
      <Trans>
        Nobody enters or leaves this segment by themselves: you add and remove people, one by one or as a list, or your
        application does it through the API. Conditions and flows can use it like any other segment.
      </Trans>
    </Text>
  );
}
