import { useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Trans } from '@lingui/react/macro';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { areas } from './areas.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import classes from './frame.module.css';
import { NARROW_SCREEN } from '../ui/narrow-screen.ts';
import { openJump, useJumpRequested } from './jump-store.ts';
import { setShortcutsOpen, useShortcutsOpen } from './shortcuts-store.ts';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** What most visits do without is fetched when it is wanted. */
const MobileBar = lazy(async () => ({ default: (await import('./mobile-bar.tsx')).MobileBar }));
const ShortcutsSheet = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }));
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
  const isShortcutsOpen = useShortcutsOpen();
  const narrow = useMediaQuery(NARROW_SCREEN, undefined, { getInitialValueInEffect: false }) ?? false;
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
      {!narrow && <Sidebar collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />}
      <div className={classes.column}>
        {narrow && (
          <Suspense fallback={<div className={classes.barPlaceholder} />}>
            <MobileBar />
          </Suspense>
        )}
        <ConnectionNotice />
        <main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        {isShortcutsOpen && <ShortcutsSheet />}
        {isJumpRequested && <JumpBox />}
      </Suspense>
    </div>
  );
}
