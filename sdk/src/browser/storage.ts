/** A few small values that survive the page: in localStorage, else in one cookie each, else in memory. */
export interface Storage {
  get(key: string): string | null;
  /** `null` removes the value. */
  set(key: string, value: string | null): void;
}

const COOKIE_SECONDS = 365 * 24 * 3600;

/** Finds out by trying: localStorage throws where the visitor or the browser forbids it. */
export function openStorage(window: Window): Storage {
  return localStorageOf(window) ?? cookiesOf(window) ?? inMemory();
}

function localStorageOf(window: Window): Storage | null {
  try {
    const { localStorage } = window;
    return probe({
      get: (key) => localStorage.getItem(key),
      set: (key, value) => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)),
    });
  } catch {
    return null;
  }
}

function cookiesOf({ document, location }: Window): Storage | null {
  const secure = location.protocol === 'https:' ? ';Secure' : '';
  try {
    return probe({
      get: (key) => {
        const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${key}=`));
        return found ? decodeURIComponent(found.slice(key.length + 1)) : null;
      },
      set: (key, value) => {
        const age = value === null ? 0 : COOKIE_SECONDS;
        document.cookie = `${key}=${encodeURIComponent(value ?? '')};Path=/;Max-Age=${age};SameSite=Lax${secure}`;
      },
    });
  } catch {
    return null;
  }
}

function inMemory(): Storage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void (value === null ? values.delete(key) : values.set(key, value)),
  };
}

function probe(storage: Storage): Storage | null {
  storage.set('segue_probe', '1');
  const works = storage.get('segue_probe') === '1';
  storage.set('segue_probe', null);
  return works ? storage : null;
}
