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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    babel({ presets: [linguiMacros] }),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
  ],
  server: { port: 5173, proxy: { '/api': server, '/v1': server } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', reportCompressedSize: true },
  test: { name: 'web', include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
