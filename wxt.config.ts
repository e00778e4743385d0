import { defineConfig } from 'wxt';
import { buildManifest, sortContentScripts } from './utils/platform/manifest';

/**
 * Build configuration. The manifest itself is data with reasons in `utils/platform/manifest.ts`, where tests read it.
 *
 * Modes: `production` is what ships; `e2e` opens the banner's shadow root so that accessibility tools can look inside.
 */
export default defineConfig({
  manifestVersion: 3,
  // Auto-imports would cross the layer boundaries that `.dependency-cruiser.cjs` checks.
  imports: false,
  webExt: { disabled: true },
  manifest: ({ browser }) =>
    buildManifest({
      browser,
      portalOrigins: process.env['ASCMI_PORTAL_ORIGINS'],
      serviceOrigins: process.env['ASCMI_SERVICE_ORIGINS'],
    }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => sortContentScripts(manifest),
  },
  vite: ({ mode }) => ({
    define: { __OPEN_SHADOW__: JSON.stringify(mode === 'e2e') },
    build: { sourcemap: false },
  }),
});
