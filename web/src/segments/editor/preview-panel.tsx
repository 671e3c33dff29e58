import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconChevronUp } from '@tabler/icons-react';
import { NARROW_SCREEN } from '../../ui/narrow-screen.ts';
import { PreviewDetails } from './preview-details.tsx';
import { PreviewNumber } from './preview-number.tsx';
import type { PreviewState } from './use-preview.ts';
import classes from './preview.module.css';

/** Who fits the draft: beside the editor, or on a phone as a bar at the bottom that opens. */
export function PreviewPanel({ state }: { readonly state: PreviewState }) {
  const { t } = useLingui();
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false }) ?? false;
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!narrow) {
    return (
      <aside className={classes.panel} aria-label={t`Who fits`}>
        <PreviewNumber state={state} />
        <PreviewDetails state={state} />
      </aside>
    );
  }
  return (
    <>
      <div className={classes.room} />
      <UnstyledButton className={classes.bar} onClick={open} aria-label={t`Show who fits`}>
        <PreviewNumber state={state} compact />
        <IconChevronUp size={18} aria-hidden />
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="bottom"
        size="75%"
        title={<Trans>Who fits</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <PreviewDetails state={state} />
      </Drawer>
    </>
  );
}
