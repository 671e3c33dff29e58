import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedEvent {
  readonly type: string;
  readonly messageId: string;
  readonly timestamp: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly event?: string;
  readonly properties?: Record<string, unknown>;
  readonly traits?: Record<string, unknown>;
}

export interface ReceivedRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
  readonly body: { readonly batch: ReceivedEvent[]; readonly sentAt?: string; readonly writeKey?: string };
}

type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

export interface Collector {
  readonly host: string;
  readonly requests: ReceivedRequest[];
  /** The events of every request, in order of arrival. */
  events(): ReceivedEvent[];
  /** The next requests are answered by these, one each; later ones with 200. */
  answerNext(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** A real HTTP server on loopback that keeps what clients send to /v1/batch. */
export async function startCollector(files: Record<string, { type: string; body: string }> = {}): Promise<Collector> {
  const requests: ReceivedRequest[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const file = files[request.url ?? ''];
      if (file) return response.writeHead(200, { 'content-type': file.type }).end(file.body);
      if (request.method !== 'POST') return response.writeHead(404).end();
      const raw = Buffer.concat(chunks);
      const received = {
        url: request.url ?? '',
        headers: request.headers,
        bytes: raw.length,
        body: JSON.parse(raw.toString('utf8')) as ReceivedRequest['body'],
      };
      requests.push(received);
      const answer = answers.shift() ?? answerStatus(200);
      answer(response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    events: () => requests.flatMap((request) => request.body.batch),
    answerNext: (...next) => void answers.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers with this status, and optionally headers and a JSON body. */
export function answerStatus(status: number, headers: Record<string, string> = {}, body: unknown = {}): Answer {
  return (response) => void response.writeHead(status, headers).end(JSON.stringify(body));
}

/** Takes the request and hangs up without an answer, as a dying server does. */
export const hangUp: Answer = (response) => void response.destroy();
