import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  IconArrowFork,
  IconCirclesRelation,
  IconCopy,
  IconDots,
  IconDownload,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import type { Segment } from '@segue/shared/api';
import { membersFileUrl, useDuplicateSegment } from '../../api/segments.ts';
import { notifyError } from '../../ui/notify.tsx';
import { DeleteSegment } from './delete-segment.tsx';

/** What can be done with a segment besides editing it. */
export function SegmentActions({ segment }: { readonly segment: Segment }) {
  const { t } = useLingui();
  const ofCompanies = segment.definition.of === 'account';
  const navigate = useNavigate();
  const duplicate = useDuplicateSegment(segment.key);
  const copy = () => {
    // A condition can be looked over before the copy is saved; a copy of people is simply made.
    if (segment.kind === 'dynamic') return void navigate({ to: '/segments/new', search: { copy: segment.key } });
    duplicate.mutate(t`Copy of ${segment.name}`, {
      onSuccess: ({ key }) => void navigate({ to: '/segments/$key', params: { key } }),
      onError: notifyError,
    });
  };
  const [isDeleting, { open, close }] = useDisclosure(false);
  return (
    <>
      {!ofCompanies && (
        <Button
          renderRoot={(props) => <Link {...props} to="/flows/new" search={{ segment: segment.key }} />}
          variant="default"
          leftSection={<IconArrowFork size={16} />}
          visibleFrom="sm"
        >
          <Trans>New flow</Trans>
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label={t`More for this segment`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy}>
            <Trans>Duplicate</Trans>
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSitemap size={15} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/segments/graph" search={{ segment: segment.key }} />}
          >
            <Trans>Show in the graph</Trans>
          </Menu.Item>
          {!ofCompanies && (
            <Menu.Item
              leftSection={<IconCirclesRelation size={15} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/segments/overlap" search={{ keys: segment.key }} />}
            >
              <Trans>Compare with others</Trans>
            </Menu.Item>
          )}
          {!ofCompanies && (
            <Menu.Item
              component="a"
              href={membersFileUrl(segment.key)}
              download
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              <Trans>Download the people as CSV</Trans>
            </Menu.Item>
          )}
          <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={15} />} onClick={open}>
            <Trans>Delete</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeleteSegment segment={segment} isOpen={isDeleting} onClose={close} />
    </>
  );
}
