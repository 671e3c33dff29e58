import { Menu, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSignOut } from '../api/session.ts';
import { switchLocale } from '../i18n/load-catalog.ts';
import { localeNames, locales } from '../i18n/locale.ts';
import { setShortcutsOpen } from './shortcuts-store.ts';

/** Settings, language, light or dark, shortcuts, sign-out: open at first. `children` is the button that opens it again. */
export function PreferencesMenu({ children }: { children: ReactNode }) {
  const { i18n, t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const schemes: { value: MantineColorScheme; label: string; icon: ReactNode }[] = [
    { value: 'light', label: t`Light`, icon: <IconSun size={16} /> },
    { value: 'dark', label: t`Dark`, icon: <IconMoon size={16} /> },
    { value: 'auto', label: t`As the system`, icon: <IconDeviceDesktop size={16} /> },
  ];
  const mark = (active: boolean) => (active ? <IconCheck size={14} aria-label={t`chosen`} /> : null);
  return (
    <Menu width={220} position="top-start" defaultOpened>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => void navigate({ to: '/settings' })}>
          {t`Settings`}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => setShortcutsOpen(true)}>
          {t`Keyboard shortcuts`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t`Appearance`}</Menu.Label>
        {schemes.map(({ value, label, icon }) => (
          <Menu.Item
            key={value}
            leftSection={icon}
            rightSection={mark(colorScheme === value)}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t`Language`}</Menu.Label>
        {locales.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            rightSection={mark(i18n.locale === locale)}
            onClick={() => void switchLocale(locale)}
          >
            {localeNames[locale]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => signOut.mutate(undefined, { onSettled: () => void navigate({ to: '/sign-in' }) })}
        >
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
