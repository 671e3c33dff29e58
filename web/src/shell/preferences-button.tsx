import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { lazy, Suspense, useState } from 'react';

const PreferencesMenu = lazy(async () => ({ default: (await import('./preferences-menu.tsx')).PreferencesMenu }));

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };

/** The button of the preferences; their menu is fetched with the first press. `children` draws the button. */
export function PreferencesButton({ children }: { children: (props: ButtonProps) => ReactElement }) {
  const [isWanted, setIsWanted] = useState(false);
  const closed = children({ onClick: () => setIsWanted(true), 'aria-haspopup': 'menu' });
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <PreferencesMenu>{children({})}</PreferencesMenu>
    </Suspense>
  );
}
