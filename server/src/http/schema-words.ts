/** What a schema found wrong with a request, as Fastify hands it on. */
export interface SchemaFinding {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** Sentences of the schema library's own; what a schema of ours says begins otherwise. */
const FOREIGN = /^(Invalid|Unrecognized|Too (small|big))\b/;
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** Says it in words for whoever sent the request: "must be a text.", without the path, ending with a period. */
export function describeFinding(finding: SchemaFinding): string {
  const { message } = finding;
  const words = message === undefined || FOREIGN.test(message) ? ownWords(finding) : message;
  return /[.?!)]$/.test(words) ? words : `${words}.`;
}

function ownWords({ keyword, message = '', params = {} }: SchemaFinding): string {
  const { expected, keys, values, origin, minimum, maximum } = params;
  const unit = origin === 'string' ? ' characters' : origin === 'array' ? ' values' : '';
  switch (keyword) {
    case 'invalid_type':
      return message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${TYPES[String(expected)] ?? 'otherwise'}`;
    case 'unrecognized_keys':
      return `${(keys as readonly string[]).map((key) => `“${key}”`).join(', ')} is not known here`;
    case 'invalid_value':
      return `must be one of: ${(values as readonly unknown[]).join(', ')}`;
    case 'too_small':
      return unit === '' ? `must be at least ${String(minimum)}` : `has at least ${String(minimum)}${unit}`;
    case 'too_big':
      return unit === '' ? `must be at most ${String(maximum)}` : `has at most ${String(maximum)}${unit}`;
    default:
      return 'does not have the expected shape';
  }
}
