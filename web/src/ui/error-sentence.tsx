import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { ApiError } from '../api/client.ts';

/** Most pages never need these words. */
const RefusalSentence = lazy(async () => ({ default: (await import('./refusal-sentence.tsx')).RefusalSentence }));

/** What went wrong, in words, and what to do. Errors of the server bring their own sentence. */
export function ErrorSentence({ error }: { error: unknown }) {
  const { i18n } = useLingui();
  if (!(error instanceof ApiError)) {
    return <Trans>Something went wrong in this page. Reload it; if it happens again, please report it.</Trans>;
  }
  if (error.isOffline) {
    return <Trans>The server cannot be reached. Check that Segue is running; this page tries again by itself.</Trans>;
  }
  if (error.status === 401) return <Trans>You are signed out. Sign in again to go on.</Trans>;
  if (error.status === 404) return <Trans>This does not exist, or not any more.</Trans>;
  if (error.status >= 500) return <Trans>The server had a problem. Try again; its log says more.</Trans>;
  // The server's own sentence is English.
  if (i18n.locale === 'en') return <>{error.message}</>;
  return (
    <Suspense fallback={null}>
      <RefusalSentence error={error} />
    </Suspense>
  );
}
