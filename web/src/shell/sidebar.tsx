import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconAdjustmentsHorizontal, IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import { useSession } from '../api/session.ts';
import { commandKey } from './command-key.ts';
import { openJump } from './jump-store.ts';
import { Logo } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import { PreferencesButton } from './preferences-button.tsx';
import classes from './sidebar.module.css';

/** The left column on wide screens: workspace, search, areas, preferences. Folds to icons. */
export function Sidebar({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const { t } = useLingui();
  const workspace = useSession().data?.workspace?.name ?? 'Segue';
  const fold = collapsed ? t`Unfold the sidebar` : t`Fold the sidebar`;
  return (
    <aside className={classes.root} data-collapsed={collapsed || undefined}>
      <div className={classes.workspace}>
        <Logo />
        {!collapsed && (
          <span className={classes.name} title={workspace}>
            {workspace}
          </span>
        )}
      </div>
      <Tooltip label={t`Search`} position="right" disabled={!collapsed}>
        <UnstyledButton
          className={classes.search}
          onClick={openJump}
          aria-label={t`Search`}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <IconSearch size={16} aria-hidden />
          {!collapsed && (
            <>
              <span>{t`Search`}</span>
              <Kbd size="xs" ml="auto" aria-hidden>
                {commandKey()} K
              </Kbd>
            </>
          )}
        </UnstyledButton>
      </Tooltip>
      <Navigation collapsed={collapsed} />
      <div className={classes.foot}>
        <PreferencesButton>
          {(props) => (
            <UnstyledButton {...props} className={classes.preferences} aria-label={t`Preferences`}>
              <IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden />
              {!collapsed && <span>{t`Preferences`}</span>}
            </UnstyledButton>
          )}
        </PreferencesButton>
        <Tooltip label={fold} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            onClick={onToggle}
            aria-label={fold}
            aria-expanded={!collapsed}
          >
            <IconLayoutSidebar size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </aside>
  );
}
