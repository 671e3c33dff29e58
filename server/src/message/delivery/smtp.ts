import type { Readable } from 'node:stream';
import { createTransport, type Transporter } from 'nodemailer';
import type { Mail, Outcome, SmtpTransport } from './transport.ts';

const DEFAULTS = {
  maxConnections: 5,
  connectionTimeout: 30_000,
  greetingTimeout: 30_000,
  /** Silence after which a connection is given up; some servers examine a mail for a minute before they answer. */
  socketTimeout: 120_000,
};
/** The longest a mail may be under way in all: less than the lease of a message that is being sent. */
const MAIL_MS_MAX = 300_000;
/** Servers end idle connections; a mail that meets one such is handed over again at once. */
const RECONNECTS_MAX = 2;
const WORDS_LENGTH_MAX = 1_000;

interface SmtpError {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/**
 * A pool of connections to a mail server. The address may carry options of nodemailer
 * (`smtp://host:587/?maxConnections=10&socketTimeout=60000`).
 */
export function createSmtpTransport(address: string): SmtpTransport {
  const url = new URL(address);
  const connections = Number(url.searchParams.get('maxConnections') ?? DEFAULTS.maxConnections);
  // The pool would hand mails over again by its own judgement; whether that is safe is decided below.
  for (const name of ['maxRequeues', 'pool']) url.searchParams.delete(name);
  const transporter = createTransport({ ...DEFAULTS, url: url.href, pool: true, maxRequeues: 0 });
  const bodies = trackBodies(transporter);

  const sendOnce = async (mail: Mail): Promise<{ outcome: Outcome; dropped: boolean }> => {
    const messageId = messageIdOf(mail);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), MAIL_MS_MAX);
    try {
      await transporter.sendMail({
        from: mail.from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        messageId,
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: patience.signal,
      });
      return { outcome: { type: 'sent' }, dropped: false };
    } catch (error) {
      const failure = error as SmtpError;
      const outcome = judge(failure, bodies.get(messageId)?.readableDidRead ?? false);
      return { outcome, dropped: failure.code === 'ECONNECTION' || failure.code === 'ESOCKET' };
    } finally {
      clearTimeout(timer);
      bodies.delete(messageId);
    }
  };

  return {
    kind: 'smtp',
    connections,
    async send(mail) {
      for (let reconnects = 0; ; reconnects += 1) {
        const { outcome, dropped } = await sendOnce(mail);
        const mayRepeat = outcome.type === 'deferred' && outcome.unreachable && dropped;
        if (!mayRepeat || reconnects >= RECONNECTS_MAX) return outcome;
      }
    },
    close: () => transporter.close(),
  };
}

/** The same for every attempt, so that a mailbox that got a mail twice after all can tell. */
export function messageIdOf(mail: Pick<Mail, 'id' | 'from'>): string {
  const domain = /@([^\s@>]+)>?\s*$/.exec(mail.from)?.[1] ?? 'localhost';
  return `<${mail.id}@${domain}>`;
}

/** Keeps the stream of every mail under way: the first byte is read from it when the server has asked for the mail. */
function trackBodies(transporter: Transporter): Map<string, Readable> {
  const bodies = new Map<string, Readable>();
  transporter.use('stream', (mail, done) => {
    mail.message.processFunc((input) => {
      bodies.set(String(mail.data.messageId), input);
      return input;
    });
    done();
  });
  return bodies;
}

/** Decides what a failure means for the mail. `handed`: the server has been given at least a part of it. */
export function judge(error: SmtpError, handed: boolean): Outcome {
  const words = (error.response ?? error.message).replace(/\s+/g, ' ').trim().slice(0, WORDS_LENGTH_MAX);
  const { responseCode = 0, command = '', code } = error;
  const aboutMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command);
  // 503 says that the conversation went wrong, not that the mail is unwanted (RFC 5321).
  if ((responseCode >= 400 && responseCode < 500) || responseCode === 503) {
    return { type: 'deferred', words, unreachable: !aboutMail && !handed };
  }
  if (responseCode >= 500 && (aboutMail || handed)) {
    return { type: 'refused', words, bounced: command !== 'MAIL FROM' };
  }
  if (handed) return { type: 'uncertain', words };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { type: 'refused', words, bounced: false };
  return { type: 'deferred', words, unreachable: true };
}
