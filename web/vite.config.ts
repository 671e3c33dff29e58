import { getConfig } from '@lingui/conf';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

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
    test: /@mantine\/core\/.*\/(?:Combobox|Select|Popover|Input|ScrollArea|Button)/,
    minShareCount: 2,
    priority: 1,
  },
];

/** While developing, all of Mantine's styles are there, so that a component can be tried at once. */
const allMantineStyles = { find: /^.*\/mantine-styles\.ts$/, replacement: '@mantine/core/styles.css' };

export default defineConfig(({ command }) => ({
  resolve: { alias: command === 'serve' && process.env.VITEST === undefined ? [allMantineStyles] : [] },
  root: import.meta.dirname,
  plugins: [
    react(),
    babel({ presets: [linguiMacros] }),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
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
