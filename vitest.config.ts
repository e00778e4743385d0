import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __OPEN_SHADOW__: 'true' },
  test: { include: ['tests/{unit,repo}/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
