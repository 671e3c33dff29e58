import { getConfig } from '@lingui/conf';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Found from here, because the build may be started in the folder above. */
const linguiConfig = getConfig({ cwd: import.meta.dirname });

/** Only files that use a Lingui macro pass through Babel; everything else stays on the fast path. */
const linguiMacros = defineRolldownBabelPreset({
  preset: () => ({ plugins: [['@lingui/babel-plugin-lingui-macro', { linguiConfig }]] }),
  rolldown: { filter: { code: /@lingui\/(?:core|react)\/macro/ } },
});

const server = process.env.SEGUE_WEB_PROXY ?? 'http://localhost:4000';

/**
 * What every page needs comes in few files, because many small ones compress badly and wait for each other. Pages keep
 * what only they need.
 */
const chunkGroups = [
  { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 4 },
  {
    name: 'tanstack',
    test: /node_modules\/@tanstack\/(?:history|query-core|react-query|react-router|router-core)\//,
    priority: 3,
  },
  { name: 'base', tags: ['$initial' as const], priority: 2 },
  {
    name: 'controls',
    test: /@mantine\/(?:hooks|core\/.*\/(?:Combobox|Select|Popover|Input|TextInput|InlineInput|ScrollArea|Button|ActionIcon|CloseButton|Loader|Skeleton|Text|Title|Anchor|Group|Stack|Badge|Checkbox))/,
    minShareCount: 2,
    priority: 1,
  },
  {
    name: 'kit',
    // Not what only pages behind the first one ask for.
    test: /web\/src\/(?:ui|time|shell)\/(?!company)|web\/src\/api\/(?!accounts|care|explain|flows|messages)|@tabler|react-virtual|virtual-core/,
    minShareCount: 2,
    priority: 1,
  },
];

const COMPRESS_FROM_BYTES = 1_024;

/** Puts a compressed copy beside every file, so that the server need not compress anything while it serves. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    // From the disk, at the very end: before that, Vite has not finished rewriting the chunks.
    writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        const path = join(dir, fileName);
        const source = readFileSync(path);
        if (source.length < COMPRESS_FROM_BYTES) continue;
        writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(source));
      }
    },
  };
}

/** While developing, all of Mantine's styles are there, so that a component can be tried at once. */
const allMantineStyles = { find: /^.*\/mantine-styles\.ts$/, replacement: '@mantine/core/styles.css' };

export default defineConfig(({ command }) => ({
  resolve: { alias: command === 'serve' && process.env.VITEST === undefined ? [allMantineStyles] : [] },
  root: import.meta.dirname,
  plugins: [
    react(),
    babel({ presets: [linguiMacros] }),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
    compressedCopies(),
  ],
  server: { port: 5173, proxy: { '/api': server, '/v1': server } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  test: { name: 'web', include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
}));
