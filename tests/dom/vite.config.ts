import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Serves the harness, and builds it for the tests: a page of a few files instead of hundreds of modules opens many times faster. The shadow root is open, as in the extension's e2e build, so that axe and roles can look inside.
 */
export default defineConfig({
  root: fileURLToPath(new URL('harness', import.meta.url)),
  publicDir: fileURLToPath(new URL('../../public', import.meta.url)),
  define: { __OPEN_SHADOW__: 'true' },
  server: {
    host: '127.0.0.1',
    port: 5199,
    strictPort: true,
    hmr: false,
    fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
  },
  build: {
    outDir: fileURLToPath(new URL('../../artifacts/harness', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: {
      input: ['index.html', 'quirks.html'].map((name) => fileURLToPath(new URL(`harness/${name}`, import.meta.url))),
    },
  },
  preview: { host: '127.0.0.1', port: 5199, strictPort: true },
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-harness', import.meta.url)),
  optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'] },
});
