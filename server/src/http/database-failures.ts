/** Errors of the network between us and PostgreSQL. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
]);
/** Of PostgreSQL: connection lost, shutting down, starting up, no connection free. */
const AWAY = /^(08...|57P0[1-5]|53300)$/;
/** Of the driver, which gives no code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/;

/** Whether an error says that the database cannot be reached now, and trying again later can help. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== null && (AWAY.test(code) || (NETWORK.has(code) && isNetwork(error)))) return true;
  return DRIVER.test(error.message);
}

/** Whether PostgreSQL refused a text that cannot be stored: a NUL character or a broken sequence. */
export function isTextRefusal(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : null;
  return code === '22021' || code === '22P05';
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A file that is missing has the same codes; only calls of the network count. */
function isNetwork(error: Error): boolean {
  const call = 'syscall' in error ? error.syscall : undefined;
  return call === undefined || call === 'connect' || call === 'read' || call === 'write' || call === 'getaddrinfo';
}
