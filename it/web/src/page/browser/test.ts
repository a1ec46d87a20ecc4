import { test as base, expect } from '@playwright/test';
import { Server } from './server';

interface OfTest {
  /** A server of the test's own, that it may stop. */
  ownServer: Server;
  /** Fails the test for what a page should never do. */
  wellBehaved: undefined;
}

interface OfWorker {
  server: Server;
}

/** A test with a server, and a page whose every request and console message is watched. */
export const test = base.extend<OfTest, OfWorker>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern.
    async ({}, use) => {
      const server = new Server();
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern.
  ownServer: async ({}, use) => {
    const server = new Server();
    await server.start();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  wellBehaved: [
    async ({ context, baseURL }, use, info) => {
      const wrong: string[] = [];
      context.on('request', (request) => {
        const { hostname, href } = new URL(request.url());
        if (hostname !== new URL(baseURL ?? '').hostname) {
          wrong.push(`a request to elsewhere: ${href}`);
        }
      });
      context.on('console', (message) => {
        // Chromium itself reports calls that fail because nobody is there, or says no.
        const failedCall = message.text().startsWith('Failed to load resource');
        const expected = failedCall && info.tags.includes('@outage');
        if (['error', 'warning'].includes(message.type()) && !expected) {
          wrong.push(`the console: ${message.text()}`);
        }
      });
      context.on('weberror', (error) => wrong.push(`thrown: ${String(error.error())}`));
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
