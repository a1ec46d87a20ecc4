import { expect, test } from './test';

test('the classic client finds a user', async ({ page }) => {
  await page.goto('/');
  const first = page.getByRole('list', { name: 'Users' }).getByRole('listitem').first();
  const id = await first.locator('.id').innerText();
  const name = await first.locator('.name').innerText();
  await page.goto('/classic');
  await page.getByLabel('Id').fill(id);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
});

test('the classic client is told that there is no such user', async ({ page }) => {
  await page.goto('/classic');
  await page.getByLabel('Id').fill('987654321');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('987654321')).toBeVisible();
});

test('the classic client reads a stream while it is on', async ({ page }) => {
  await page.goto('/classic');
  const items = page.getByRole('log', { name: 'News' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(items.first()).toBeVisible();
  const before = await items.count();
  await expect.poll(() => items.count()).toBeGreaterThan(before + 1);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped')).toBeVisible();
});
