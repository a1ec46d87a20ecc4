import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

const PATHS = ['/', '/news', '/upload', '/chat', '/classic'];

for (const path of PATHS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing wrong with ${path} when it is ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  }

  test(`${path} fits on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    for (const link of await page.getByRole('navigation').getByRole('link').all()) {
      await expect(link).toBeInViewport({ ratio: 1 });
    }
  });
}

test('axe finds nothing wrong with what the pages say', async ({ page }) => {
  const expectClean = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  };
  await page.goto('/');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/./);
  await page.getByRole('region', { name: 'Find a user' }).getByLabel('Id').fill('987654321');
  await page.keyboard.press('Enter');
  await expect(page.getByText('987654321')).toBeVisible();
  await expectClean();
  await page
    .getByRole('button', { name: /^Delete / })
    .first()
    .click();
  await expectClean();

  await page.goto('/upload');
  const sent = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expect(page.getByText('a.txt has arrived')).toBeVisible();
  await expectClean();

  await page.goto('/chat');
  await page.getByLabel('Your name').fill('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ada came in')).toBeVisible();
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
  await page.keyboard.press('Enter');
  await expect(page.locator('.mine')).toBeVisible();
  await expectClean();
});

test('the page is dark where the system is', async ({ page }) => {
  await page.goto('/');
  const brightness = () =>
    page.evaluate(() => {
      const colour = getComputedStyle(document.body).backgroundColor;
      return (colour.match(/\d+/g) ?? []).map(Number).reduce((sum, part) => sum + part, 0) / 3;
    });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(brightness).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(brightness).toBeLessThan(60);
});

test('everything on the users page is reached by Tab, in order', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Delete / }).first()).toBeVisible();
  const reached: string[] = [];
  for (let i = 0; i < 14; i += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const label = focused.locator('xpath=ancestor::*[1]/label');
    reached.push((await label.count()) > 0 ? await label.innerText() : await focused.innerText());
    expect(await focused.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
  }
  expect(reached).toEqual([
    'Skip to the content',
    'Tandem',
    'Users',
    'News',
    'Upload',
    'Chat',
    'Classic',
    'Id',
    'Find',
    'Name',
    'Email',
    'Create',
    'Name begins with',
    'Delete',
  ]);
});

test('the keyboard alone skips to the content, finds a user and goes to the news', async ({
  page,
}) => {
  await page.goto('/');
  const first = page.getByRole('list', { name: 'Users' }).getByRole('listitem').first();
  const id = await first.locator('.id').innerText();
  const name = await first.locator('.name').innerText();
  const press = (key: string) => page.keyboard.press(key);

  await press('Tab');
  await press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await press('Tab');
  await page.keyboard.type(id);
  await press('Enter');
  const find = page.getByRole('region', { name: 'Find a user' });
  await expect(find.getByText(name, { exact: true })).toBeVisible();

  for (let i = 0; i < 4; i += 1) {
    await press('Shift+Tab');
  }
  await expect(page.getByRole('link', { name: 'News' })).toBeFocused();
  await press('Enter');
  await expect(page).toHaveTitle('Live news · Tandem');
  await expect(page.getByRole('main')).toBeFocused();
  await press('Tab');
  await press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Sports' })).toBeChecked();
});

test('back and forward go from page to page', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Upload' }).click();
  await expect(page).toHaveURL(/upload$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Upload a file' })).toBeVisible();
});

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1, name: 'No such page' })).toBeVisible();
});
