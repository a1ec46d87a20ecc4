import { defineConfig } from '@playwright/test';
import { chromium } from './browser/chromium';

export default defineConfig({
  testDir: 'browser',
  outputDir: '../../target/browser',
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 40_000 },
  reporter: [['list'], ['json', { outputFile: '../../target/browser.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 860 },
    launchOptions: {
      executablePath: chromium(),
      // No requests of the browser's own; no sandbox, because CI runs as root.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
