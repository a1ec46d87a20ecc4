import type { Page } from '@playwright/test';
import { expect, test } from '../browser/test';

const IMAGES = '../../../../docs/images';
const DESK = { width: 960, height: 830 };
const PHONE = { width: 390, height: 844 };

/** Takes a picture of the page on a desk. */
async function onDesk(page: Page, name: string): Promise<void> {
  await page.setViewportSize(DESK);
  await picture(page, `${name}-desk`, 'light');
}

/** Takes a picture of the page on a phone, at night. */
async function onPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await picture(page, `${name}-phone`, 'dark');
}

async function picture(page: Page, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator('.messages').evaluateAll((logs) => {
    logs.forEach((log) => {
      log.scrollTo(0, log.scrollHeight);
    });
  });
  await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: 'disabled' });
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-22T09:41:00Z'));
});

test('users', async ({ page, request }) => {
  const names = ['Alan Turing', 'Barbara Liskov', 'Edsger Dijkstra', 'Frances Allen'];
  for (const name of [...names, 'Radia Perlman', 'Tony Hoare', 'Leslie Lamport']) {
    const email = `${(name.split(' ')[0] ?? '').toLowerCase()}@example.com`;
    expect((await request.post('/v1/users', { data: { name, email } })).ok()).toBe(true);
  }
  await page.goto('/');
  await page.getByRole('region', { name: 'Find a user' }).getByLabel('Id').fill('1');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('Since')).toBeVisible();
  const form = page.getByRole('region', { name: 'Create a user' });
  await form.getByLabel('Email').fill('nowhere');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByLabel('Email')).toHaveAccessibleDescription(/./);
  await expect(page.getByRole('list', { name: 'Users' }).getByRole('listitem')).toHaveCount(8);
  await form.getByLabel('Name').blur();
  await onDesk(page, 'users');
  await onPhone(page, 'users');
});

test('news', async ({ page }) => {
  await page.goto('/news');
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await expect.poll(() => items.count(), { timeout: 40_000 }).toBeGreaterThan(9);
  await onDesk(page, 'news');
  await onPhone(page, 'news');
});

test('news, while the server is away', { tag: '@outage' }, async ({ page, ownServer }) => {
  await page.goto(`${ownServer.url}/news`);
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await expect.poll(() => items.count(), { timeout: 40_000 }).toBeGreaterThan(9);
  await page.clock.pauseAt(new Date('2026-11-22T09:42:00Z'));
  await ownServer.stop();
  await expect(page.getByText(/^Connection lost/)).toBeVisible();
  await onPhone(page, 'reconnecting');
});

test('upload', async ({ page }) => {
  let parts = 0;
  await page.route('**/UploadPart', async (route) => {
    parts += 1;
    if (parts <= 21) {
      await route.continue();
    }
  });
  await page.goto('/upload');
  const sent = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(8_400_000, 7) };
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expect(page.getByText('5.3 MiB of 8.0 MiB')).toBeVisible();
  await onDesk(page, 'upload');
  await onPhone(page, 'upload');
});

test('chat', async ({ page, context }) => {
  const other = await context.newPage();
  const tabs: [Page, string][] = [
    [page, 'Ada'],
    [other, 'Alan'],
  ];
  for (const [tab, name] of tabs) {
    await tab.goto('/chat');
    await tab.getByLabel('Your name').fill(name);
    await tab.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText(`${name} came in`)).toBeVisible();
  }
  for (const [tab, text] of [
    [page, 'Good morning! Is the engine running?'],
    [other, 'It halts on every input so far. I would not bet on the next one.'],
    [page, 'Then let us note the sequence of operations before we change anything.'],
    [other, 'Agreed. I have the tape.'],
  ] as const) {
    await tab.getByRole('textbox', { name: 'Message' }).fill(text);
    await tab.keyboard.press('Enter');
    await expect(page.getByText(text)).toBeVisible();
  }
  await onDesk(page, 'chat');
  await onPhone(page, 'chat');
});

test('classic', async ({ page }) => {
  await page.goto('/classic');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('Since')).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await expect.poll(() => items.count(), { timeout: 40_000 }).toBeGreaterThan(7);
  await onDesk(page, 'classic');
  await onPhone(page, 'classic');
});
