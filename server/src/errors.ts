/**
 * Every refusal has a row: code, HTTP status, a sentence that says what to do. docs/reference/errors.md is
 * tested against this table both ways.
 */
export const ERRORS = {
  invalid_json: { status: 400, sentence: 'The body is not valid JSON.' },
  invalid_body: { status: 400, sentence: 'The body does not have the expected shape; `details` names what is wrong.' },
  invalid_query: { status: 400, sentence: 'A query parameter is wrong; `details` names it.' },
  invalid_cursor: { status: 400, sentence: 'The cursor is not one this list gave; start again without it.' },
  body_too_large: { status: 413, sentence: 'The body is larger than 512 kB; send smaller batches.' },
  unsupported_media_type: { status: 415, sentence: 'Send JSON, with the content type application/json.' },
  unsupported_encoding: { status: 415, sentence: 'A body may be compressed with gzip or deflate, not otherwise.' },
  batch_too_long: { status: 400, sentence: 'A batch holds at most 1 000 events; split it.' },
  event_too_large: { status: 400, sentence: 'An event is larger than 32 kB; send less in it.' },
  no_valid_event: { status: 400, sentence: 'No event of the batch could be accepted; `details` says why for each.' },
  invalid_event: { status: 400, sentence: 'The event does not have the expected shape.' },
  missing_identity: { status: 400, sentence: 'The event needs a userId, an anonymousId or an e-mail address.' },
  invalid_text: { status: 400, sentence: 'A text contains a NUL character or a broken Unicode sequence.' },
  too_deep: { status: 400, sentence: 'Objects and lists may be nested 20 levels deep, not more.' },
  invalid_timestamp: { status: 400, sentence: 'A timestamp must be ISO 8601, not before the year 2000.' },
  timestamp_in_future: { status: 400, sentence: 'The event lies more than a day in the future.' },
  reserved_event: {
    status: 400,
    sentence: 'This event name is reserved; e-mail history is imported with the secret key.',
  },
  too_many_fields: {
    status: 400,
    sentence: 'The workspace has 2 000 fields, which is the limit; send fewer different ones.',
  },
  too_many_event_types: {
    status: 400,
    sentence: 'The workspace has 5 000 event names, which is the limit; put what varies into properties.',
  },
  unauthorized: { status: 401, sentence: 'The key is missing or wrong.' },
  forbidden_origin: { status: 403, sentence: 'This request came from another site; open Segue itself.' },
  not_found: { status: 404, sentence: 'There is nothing at this address.' },
  person_not_found: { status: 404, sentence: 'There is no person with this id.' },
  segment_not_found: { status: 404, sentence: 'There is no segment with this key.' },
  account_not_found: { status: 404, sentence: 'There is no company with this id.' },
  version_not_found: { status: 404, sentence: 'The segment has no version of this number.' },
  flow_not_found: { status: 404, sentence: 'There is no flow with this key.' },
  message_not_found: { status: 404, sentence: 'There is no message with this id.' },
  event_type_not_found: { status: 404, sentence: 'No event of this name was ever received.' },
  invalid_definition: { status: 400, sentence: 'The segment definition is wrong; `details` points at the condition.' },
  segment_too_complex: {
    status: 400,
    sentence: 'The segment asks for too much at once to be computed; use fewer or simpler conditions.',
  },
  unknown_segment: { status: 400, sentence: 'The definition refers to a segment that does not exist.' },
  segment_cycle: { status: 409, sentence: 'The segments would refer to each other in a circle.' },
  segment_subject: {
    status: 400,
    sentence: 'One segment groups people, the other companies; `details` names it.',
  },
  rollup_in_lasting: {
    status: 400,
    sentence: 'What has lasted cannot follow how many people of a company are in a segment; take that part out of it.',
  },
  key_taken: { status: 409, sentence: 'The key is taken; choose another.' },
  key_reserved: { status: 409, sentence: 'The key is the address of a page of the application; choose another.' },
  segment_in_use: { status: 409, sentence: 'The segment is in use and cannot be deleted; `details` lists where.' },
  segment_not_static: {
    status: 409,
    sentence: 'People enter and leave this segment by its condition; only static segments change by hand.',
  },
  segment_building: { status: 409, sentence: 'The segment is being built; wait until it is live.' },
  too_many_segments: {
    status: 409,
    sentence: 'A workspace has at most 1 000 segments; delete some that are not used.',
  },
  too_many_flows: { status: 409, sentence: 'A workspace has at most 500 flows; delete some that are not used.' },
  invalid_flow: { status: 400, sentence: 'The flow is wrong; `details` points at the step.' },
  flow_in_use: { status: 409, sentence: 'People are in this flow; pause it before deleting it.' },
  message_not_resendable: {
    status: 409,
    sentence: 'The message was sent, or is on its way; only others can be sent again.',
  },
  invalid_template: { status: 400, sentence: 'The text has a mistake in its Liquid; `details` says where.' },
  setup_done: { status: 409, sentence: 'The workspace is already set up.' },
  clock_is_real: {
    status: 409,
    sentence: 'The clock is real; start the server with SEGUE_CLOCK=simulated to move it.',
  },
  clock_backwards: { status: 409, sentence: 'The simulated clock only moves forward.' },
  too_many_viewers: { status: 429, sentence: 'Too many live streams are open; close some that are not looked at.' },
  internal: { status: 500, sentence: 'Something went wrong on the server; the log has the details.' },
  database_unavailable: { status: 503, sentence: 'The database cannot be reached; nothing was stored, try again.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected refusal. The transport turns it into `{ error: { code, message, details } }`. */
export class SegueError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, details?: unknown, sentence?: string) {
    super(sentence ?? ERRORS[code].sentence);
    this.name = 'SegueError';
    this.code = code;
    this.details = details;
  }
}
