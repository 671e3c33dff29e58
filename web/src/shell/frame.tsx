import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { Trans } from '@lingui/react/macro';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { areas } from './areas.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import classes from './frame.module.css';
import { openJump, useJumpRequested } from './jump-store.ts';
import { MobileBar } from './mobile-bar.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { setShortcutsOpen } from './shortcuts-store.ts';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const JumpBox = lazy(async () => ({ default: (await import('./jump-box.tsx')).JumpBox }));

/** Puts the cursor into the page's search field, where there is one. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-page-search]')?.focus();
}

/** Everything around a page: navigation, shortcuts, the jump box, the notice that the server is gone. */
export function Frame() {
  const navigate = useNavigate();
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'segue-sidebar-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isJumpRequested = useJumpRequested();
  useHotkeys([['mod+K', openJump]], []);
  useShortcuts({
    ...Object.fromEntries(areas.map(({ key, to }) => [`g ${key}`, () => void navigate({ to })])),
    '?': () => setShortcutsOpen(true),
    '/': focusSearch,
    '[': () => setCollapsed((folded) => !folded),
  });
  return (
    <div className={classes.root}>
      <a href="#main" className={classes.skip}>
        <Trans>Skip to the content</Trans>
      </a>
      <Sidebar collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
      <div className={classes.column}>
        <MobileBar />
        <ConnectionNotice />
        <main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <ShortcutsSheet />
      {isJumpRequested && (
        <Suspense fallback={null}>
          <JumpBox />
        </Suspense>
      )}
    </div>
  );
}
