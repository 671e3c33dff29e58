import './theme/mantine-styles.ts';
import './app.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { NotificationHost } from './ui/notification-host.tsx';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { sessionQuery } from './api/session.ts';
import { activateLocale } from './i18n/load-catalog.ts';
import { preferredLocale } from './i18n/locale.ts';
import { makeRouter } from './router.tsx';
import { cssVariables, theme } from './theme/theme.ts';

const queryClient = createQueryClient({
  onSignedOut: () => void onSignedOut(),
  onUnreachable: () => void askForSession(),
});
const router = makeRouter(queryClient);

/** Any answer of 401 means that the session has ended: ask for it again, and let the guard lead to the sign-in. */
async function onSignedOut(): Promise<void> {
  await queryClient.refetchQueries({ queryKey: ['session'] });
  await router.invalidate();
}

/** The session tells whether the server is there; it is asked again only when it is not being asked already. */
async function askForSession(): Promise<void> {
  const { queryKey } = sessionQuery();
  if (queryClient.isFetching({ queryKey }) === 0) await queryClient.refetchQueries({ queryKey });
}

function App() {
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <QueryClientProvider client={queryClient}>
            <NotificationHost />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nProvider>
    </StrictMode>
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root".');
await activateLocale(preferredLocale());
createRoot(container).render(<App />);
