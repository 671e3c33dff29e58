import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server';

/** What the server does at a step: nothing special, an answer of its own (`451 Later`), silence, or hanging up. */
export type Behaviour = 'accept' | 'hang' | 'drop' | (string & {});

export interface Arrival {
  readonly messageId: string;
  readonly from: string;
  readonly to: string[];
  readonly raw: Buffer;
}

/** A mail server on this machine that keeps what it gets. */
export interface SmtpSink {
  /** Address for the transport; with options as nodemailer takes them. */
  url(options?: string): string;
  /** Everything whose last line came in, whatever was answered. */
  readonly arrivals: readonly Arrival[];
  parsed(index?: number): Promise<ParsedMail>;
  /** Decides step by step; `to` is the recipient at RCPT TO and DATA. */
  behave: { mail?: Behaviour; rcpt?: (to: string) => Behaviour; data?: (to: string) => Behaviour; auth?: Behaviour };
  /** How long it thinks before it answers a mail, milliseconds. */
  thinkMs: () => number;
  readonly sessions: number;
  /** Hangs up on everybody who is connected, as servers do when a connection is idle. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  let sessions = 0;
  const sink: Pick<SmtpSink, 'behave' | 'thinkMs'> = { behave: {}, thinkMs: () => 0 };

  const act = (behaviour: Behaviour | undefined, session: SMTPServerSession, done: (error?: Error) => void): void => {
    if (behaviour === undefined || behaviour === 'accept') return done();
    if (behaviour === 'hang') return;
    if (behaviour === 'drop') {
      for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
      return;
    }
    const [, code = '', words = ''] = /^(\d{3}) (.*)$/.exec(behaviour) ?? [];
    done(Object.assign(new Error(words), { responseCode: Number(code) }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      sessions += 1;
      done();
    },
    onAuth(auth, session, done) {
      act(sink.behave.auth, session, (error) => (error ? done(error) : done(null, { user: auth.username ?? '' })));
    },
    onMailFrom: (_address, session, done) => act(sink.behave.mail, session, done),
    onRcptTo: (address, session, done) => act(sink.behave.rcpt?.(address.address), session, done),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const { mailFrom } = session.envelope;
        arrivals.push({
          raw,
          to,
          from: mailFrom === false ? '' : (mailFrom as SMTPServerAddress).address,
          messageId: /^Message-ID: <(.*)>\r$/im.exec(raw.toString('latin1'))?.[1] ?? '',
        });
        const answer = (): void => act(sink.behave.data?.(to[0] ?? ''), session, done);
        const waitMs = sink.thinkMs();
        if (waitMs > 0) setTimeout(answer, waitMs);
        else answer();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: actual } = server.server.address() as AddressInfo;

  return Object.assign(sink, {
    url: (options = '') => `smtp://127.0.0.1:${actual}/${options}`,
    arrivals,
    parsed: (index = 0) => simpleParser(arrivals[index]?.raw ?? Buffer.alloc(0)),
    get sessions() {
      return sessions;
    },
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
