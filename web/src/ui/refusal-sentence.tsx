import { useLingui } from '@lingui/react';
import type { ApiError } from '../api/client.ts';
import { errorWords } from './error-words.ts';

/** Why the server refused something, in the words of the interface where it has some. */
export function RefusalSentence({ error }: { readonly error: ApiError }) {
  const { i18n } = useLingui();
  const words = errorWords[error.code];
  return <>{words === undefined ? error.message : i18n._(words)}</>;
}
