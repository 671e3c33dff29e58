import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { HIDDEN } from './schemas/common.ts';

const DESCRIPTION = `Behavioural segmentation and lifecycle automation, on one PostgreSQL.

Collecting (\`/v1\`) is compatible with Segment's HTTP API. Everything else is under \`/api/v1\`. Lists answer
\`{ data, next_cursor }\`, refusals \`{ error: { code, message, details } }\`; times are ISO 8601 in UTC.`;

/** Collects the schemas of all routes registered after it. */
export async function collectSchemas(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Segue', description: DESCRIPTION, version: '0.1.0' },
      tags: [
        { name: 'collect', description: 'What people do, from SDKs and servers' },
        { name: 'people' },
        { name: 'companies', description: 'Accounts, as `group` calls name them' },
        { name: 'segments' },
        { name: 'flows' },
        { name: 'messages' },
        { name: 'catalogue', description: 'What was observed: fields, events, properties, values, tags' },
        { name: 'workspace' },
      ],
      components: {
        securitySchemes: {
          secretKey: { type: 'http', scheme: 'bearer', description: 'The secret key of the workspace.' },
          writeKey: { type: 'http', scheme: 'basic', description: 'The write key as user name, no password.' },
        },
      },
      security: [{ secretKey: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
}

/** Publishes the description of all routes at /api/openapi.json. */
export function publishOpenApi(app: FastifyInstance): void {
  let text: string | null = null;
  app.get('/api/openapi.json', { schema: HIDDEN }, async (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.header('content-type', 'application/json; charset=utf-8').send(text);
  });
}

interface Described {
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** Every named schema is generated for input and for output; only those that a route or another schema names stay. */
function withoutUnused<Document extends object>(document: Document): Document {
  const { components, ...routes }: Described = document;
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name) || schemas[name] === undefined) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow(routes);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } };
}
