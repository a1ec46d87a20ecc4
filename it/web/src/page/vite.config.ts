import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // No data: URLs: the page loads everything from where it came from.
  build: { outDir: '../../target/page', emptyOutDir: true, assetsInlineLimit: 0 },
  // `npm run dev` serves the sources; calls go to a WebServer that runs on its usual port.
  server: { proxy: { '^/(web|user|news|file|chat)[.]v1[.]': 'http://localhost:8080' } },
  test: { include: ['src/**/*.test.ts'] },
});
