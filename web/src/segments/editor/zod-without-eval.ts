import { config } from 'zod';

/**
 * Keeps the schema library from compiling its checks to code, which our content security policy forbids. To be called
 * before the first schema is made, and so before the module of any schema is loaded.
 */
export function forbidCompiledSchemas(): void {
  config({ jitless: true });
}
