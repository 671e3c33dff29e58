import { ActionIcon, Burger, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useSession } from '../api/session.ts';
import { openJump } from './jump-store.ts';
import { Logo } from './logo.tsx';
import classes from './mobile-bar.module.css';
import { Navigation } from './navigation.tsx';
import { PreferencesButton } from './preferences-button.tsx';

/** The bar at the top of narrow screens, with the areas in a drawer. */
export function MobileBar() {
  const { t } = useLingui();
  const [opened, drawer] = useDisclosure(false);
  const workspace = useSession().data?.workspace?.name ?? 'Segue';
  return (
    <div className={classes.root}>
      <Burger opened={opened} onClick={drawer.toggle} size="sm" aria-label={t`Menu`} aria-expanded={opened} />
      <Logo size={20} />
      <span className={classes.name}>{workspace}</span>
      <ActionIcon variant="subtle" color="gray" size={36} ml="auto" onClick={openJump} aria-label={t`Search`}>
        <IconSearch size={19} stroke={1.7} />
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        size={280}
        title={<b>{workspace}</b>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Navigation onNavigate={drawer.close} />
        <div className={classes.foot}>
          <PreferencesButton>
            {(props) => (
              <UnstyledButton {...props} className={classes.preferences}>
                <IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden />
                {t`Preferences`}
              </UnstyledButton>
            )}
          </PreferencesButton>
        </div>
      </Drawer>
    </div>
  );
}
