/**
 * Builds sdk/dist/snippet.js, the file the server hands out at /sdk/snippet.js, and prints its size.
 * Run with `node sdk/build.mjs`; takes well under a second.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    target: 'es2020',
    lib: { entry: 'src/snippet.ts', formats: ['iife'], name: 'segueSnippet', fileName: () => 'snippet.js' },
  },
});

const bundle = readFileSync(new URL('dist/snippet.js', import.meta.url));
console.log(`sdk/dist/snippet.js: ${bundle.length} bytes, ${gzipSync(bundle).length} bytes gzip`);
