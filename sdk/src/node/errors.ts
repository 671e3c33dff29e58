/** An event that cannot be sent as it is; thrown by the call that made it. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** Events that did not reach the server, or that it refused. `messageIds` says which. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** HTTP status of the last answer; 0 if there was none. */
  readonly status: number;
  readonly messageIds: readonly string[];

  constructor(message: string, status: number, messageIds: readonly string[], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.messageIds = messageIds;
  }
}
