import { createSegue } from './browser.ts';
import type { BrowserSegue } from './browser.ts';

/** What the page's inline lines leave behind: a function that notes calls until this file is here. */
interface Stub {
  (method: string, ...args: unknown[]): void;
  q?: [method: string, ...args: unknown[]][] | undefined;
  loaded?: boolean | undefined;
}

type Methods = Record<string, ((...args: never[]) => unknown) | undefined>;

/**
 * The file behind `<script src="…/sdk/snippet.js" data-write-key="…">`. It reads its settings from its own tag,
 * plays the noted calls, and offers both `segue('track', …)` and `segue.track(…)`.
 */
function start(page: Window & { segue?: Stub | undefined }, script: HTMLScriptElement): void {
  const stub = page.segue;
  if (stub?.loaded) return;
  const { writeKey = '', host, automaticPages, respectDoNotTrack } = script.dataset;
  const segue: BrowserSegue = createSegue({
    writeKey,
    host: host ?? new URL(script.src).origin,
    automaticPages: automaticPages !== 'false',
    respectDoNotTrack: respectDoNotTrack === 'true',
  });
  const call = (method: string, ...args: unknown[]) => (segue as unknown as Methods)[method]?.(...(args as never[]));
  page.segue = Object.assign(call, segue, { loaded: true });
  stub?.q?.forEach((noted) => call(...noted));
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) start(window, script);
