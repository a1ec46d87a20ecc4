import { expect, test } from './test';

test('news appears as it happens', async ({ page }) => {
  await page.goto('/news');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await expect(items.first()).toBeVisible();
  const before = await items.count();
  await expect.poll(() => items.count()).toBeGreaterThan(before + 1);
});

test('a topic shows its own news only', async ({ page }) => {
  await page.goto('/news');
  const topics = page.getByRole('log', { name: 'News' }).locator('.topic');
  await expect.poll(async () => new Set(await topics.allInnerTexts()).size).toBeGreaterThan(1);
  await page.getByRole('group', { name: 'Topic' }).getByText('Science').click();
  await expect.poll(() => topics.count()).toBeGreaterThan(2);
  expect(new Set(await topics.allInnerTexts())).toEqual(new Set(['Science']));
});

test('news is held back while the page is paused', async ({ page }) => {
  await page.goto('/news');
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await expect(items.first()).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  const shown = await items.allInnerTexts();
  const resume = page.getByRole('button', { name: /^Resume \([2-9] new\)$/ });
  await expect(resume).toBeVisible();
  expect(await items.allInnerTexts()).toEqual(shown);
  await resume.click();
  await expect.poll(() => items.count()).toBeGreaterThan(shown.length + 1);
});

test(
  'the page reconnects when the server is back',
  { tag: '@outage' },
  async ({ page, ownServer }) => {
    await page.goto(`${ownServer.url}/news`);
    const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
    const live = page.getByText('Live', { exact: true });
    await expect(live).toBeVisible();
    await expect(items.first()).toBeVisible();

    await ownServer.stop();
    await expect(page.getByText(/^Connection lost[.] Reconnecting in \d+ s/)).toBeVisible();
    const before = await items.count();
    await ownServer.start();
    await expect(live).toBeVisible();
    await expect.poll(() => items.count()).toBeGreaterThan(before);
  },
);

test(
  'who does not want to wait reconnects at once',
  { tag: '@outage' },
  async ({ page, ownServer }) => {
    await page.goto(`${ownServer.url}/news`);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    // From here on the page's waiting takes for ever.
    await page.clock.pauseAt(Date.now() + 60_000);
    await ownServer.stop();
    const reconnect = page.getByRole('button', { name: 'Reconnect now' });
    await expect(reconnect).toBeVisible();
    await ownServer.start();
    await reconnect.click();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  },
);
