/** What the collecting API takes in one request. Checked here so that a mistake surfaces where it is made. */

/** Events in one batch. */
export const BATCH_EVENTS_MAX = 1_000;

/** Bytes of one batch body; the server allows 512 kB, the rest is left for the envelope and proxies. */
export const BATCH_BYTES_MAX = 500_000;

/** Bytes of one event as JSON in UTF-8. */
export const EVENT_BYTES_MAX = 32 * 1024;
