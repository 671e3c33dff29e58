import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trans } from '@lingui/react/macro';
import { IconUserPlus } from '@tabler/icons-react';
import type { Segment } from '@segue/shared/api';
import { AddPeople } from './add-people.tsx';

/** Opens the dialog that puts people into a static segment. */
export function AddPeopleButton({ segment }: { readonly segment: Segment }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
        <Trans>Add people</Trans>
      </Button>
      {isOpen && <AddPeople segment={segment} onClose={close} />}
    </>
  );
}
