import type { SetupState } from '@segue/shared/api';

/** Nothing chosen yet: the browser shows the first-run screen. */
export const SETUP_ASKING: SetupState = { status: 'choose', mode: null, progress: 0, reached: null, error: null };
export const SETUP_EMPTY: SetupState = { status: 'ready', mode: 'empty', progress: 1, reached: null, error: null };
export const SETUP_LOADING: SetupState = { status: 'loading', mode: 'demo', progress: 0, reached: null, error: null };
