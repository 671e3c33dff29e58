import { Readable } from 'node:stream';
import type { BacktestDay } from '@segue/shared/api';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BACKTEST_DAYS_MAX, backtestSegment } from '../segment/index.ts';
import { contextOf } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { definitionInput } from './schemas/segments.ts';

/** `POST /segments/backtest`: one line of JSON a day, as each is known. Hanging up cancels the rest. */
export async function backtestRoutes(app: FastifyInstance, { deps }: { deps: HttpDeps }): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/segments/backtest',
    {
      schema: {
        tags: ['segments'],
        summary: 'What a definition would have done on each of the last days (newline-delimited JSON, one line a day)',
        body: z.strictObject({
          definition: definitionInput,
          days: z.int().min(1).max(BACKTEST_DAYS_MAX).default(90),
        }),
      },
    },
    async (request, reply) => {
      const days = await backtestSegment(contextOf(request, deps), request.body);
      // Proxies would hold back what is meant to arrive as it is found.
      void reply.header('x-accel-buffering', 'no').type('application/x-ndjson; charset=utf-8');
      return reply.send(Readable.from(lines(days)));
    },
  );
}

async function* lines(days: AsyncIterable<BacktestDay>): AsyncGenerator<string> {
  for await (const day of days) yield `${JSON.stringify(day)}\n`;
}
