import { ActionIcon, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCirclesRelation, IconClipboardCheck, IconDots, IconSitemap } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** The ways to look at all segments together, folded away beside what is done every day. */
export function CareMenu() {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={t`More about segments`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/segments/audit" leftSection={<IconClipboardCheck size={16} />}>
          <Trans>Audit</Trans>
        </Menu.Item>
        <Menu.Item component={Link} to="/segments/graph" leftSection={<IconSitemap size={16} />}>
          <Trans>Graph</Trans>
        </Menu.Item>
        <Menu.Item component={Link} to="/segments/overlap" leftSection={<IconCirclesRelation size={16} />}>
          <Trans>Overlap</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
