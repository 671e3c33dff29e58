/** A finished email on its way to one address. */
export interface Mail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What became of a mail that was handed to a mail server. */
export type Outcome =
  | { readonly type: 'sent' }
  /** For good. `bounced`: the server refused this recipient or this mail, not our access or our sender. */
  | { readonly type: 'refused'; readonly words: string; readonly bounced: boolean }
  /** Certainly not accepted, and may be tried again. `unreachable`: no mail at all gets through at the moment. */
  | { readonly type: 'deferred'; readonly words: string; readonly unreachable: boolean }
  /** The server had the mail, and its answer never came: it may have arrived. */
  | { readonly type: 'uncertain'; readonly words: string };

export interface SmtpTransport {
  readonly kind: 'smtp';
  /** How many mails can be under way at once. */
  readonly connections: number;
  /** Hands over one mail. Never throws. */
  send(mail: Mail): Promise<Outcome>;
  /** Closes the connections; mails under way end first. */
  close(): void;
}

/** Without a mail server, messages stay in the mailbox that the browser shows. */
export type MailTransport = SmtpTransport | { readonly kind: 'mailbox' };
