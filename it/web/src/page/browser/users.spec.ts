import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './test';

/** Creates users as others would, beside the page. */
async function createUsers(request: APIRequestContext, names: string[]): Promise<void> {
  for (const name of names) {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
    const answer = await request.post('/v1/users', { data: { name, email } });
    expect(answer.ok()).toBe(true);
  }
}

/** Such as Page 01, Page 02. */
function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name} ${String(i + 1).padStart(2, '0')}`);
}

test('a user is found by id', async ({ page }) => {
  await page.goto('/');
  const first = page.getByRole('list', { name: 'Users' }).getByRole('listitem').first();
  const id = await first.locator('.id').innerText();
  const name = await first.locator('.name').innerText();
  const find = page.getByRole('region', { name: 'Find a user' });
  await find.getByLabel('Id').fill(id);
  await find.getByRole('button', { name: 'Find' }).click();
  await expect(find.getByText(name, { exact: true })).toBeVisible();
});

test('an id that nobody has is not found', async ({ page }) => {
  await page.goto('/');
  const find = page.getByRole('region', { name: 'Find a user' });
  await find.getByLabel('Id').fill('987654321');
  await find.getByRole('button', { name: 'Find' }).click();
  await expect(find.getByText('987654321')).toBeVisible();
});

test('an id that is no number is refused at its field', async ({ page }) => {
  await page.goto('/');
  const id = page.getByRole('region', { name: 'Find a user' }).getByLabel('Id');
  await id.fill('one');
  await id.press('Enter');
  await expect(id).toHaveAccessibleDescription('A number is needed.');
});

test('fields that the server refuses are named, then the user is created', async ({ page }) => {
  await page.goto('/');
  const form = page.getByRole('region', { name: 'Create a user' });
  const name = form.getByLabel('Name');
  const email = form.getByLabel('Email');
  const create = form.getByRole('button', { name: 'Create' });

  await email.fill('nowhere');
  await create.click();
  await expect(name).toHaveAccessibleDescription(/./);
  await expect(email).toHaveAccessibleDescription(/@/);
  await expect(name).toBeFocused();

  await name.fill('Created Here');
  await create.click();
  await expect(name).toHaveAccessibleDescription('');
  await expect(email).toBeFocused();

  await email.fill('created.here@example.com');
  await email.press('Enter');
  await expect(form.getByText(/Created Here has the id \d+/)).toBeVisible();
  await page.getByLabel('Name begins with').fill('Created');
  await expect(page.getByRole('listitem').filter({ hasText: 'created.here@' })).toBeVisible();
});

test('an email that is taken is named at its field', async ({ page, request }) => {
  await createUsers(request, ['Taken One']);
  await page.goto('/');
  const form = page.getByRole('region', { name: 'Create a user' });
  await form.getByLabel('Name').fill('Taken Two');
  await form.getByLabel('Email').fill('taken.one@example.com');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByLabel('Email')).toHaveAccessibleDescription(/./);
  await expect(form.getByLabel('Email')).toBeFocused();
});

test('the list goes forth and back page by page', async ({ page, request }) => {
  await createUsers(request, numbered('Paged', 19));
  await page.goto('/');
  await page.getByLabel('Name begins with').fill('Paged');
  const names = page.getByRole('list', { name: 'Users' }).locator('.name');
  const pages = page.getByRole('group', { name: 'Pages of the list' });
  const next = pages.getByRole('button', { name: 'Next' });
  const previous = pages.getByRole('button', { name: 'Previous' });

  await expect(names).toHaveText(numbered('Paged', 8));
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await next.click();
  await expect(names).toHaveText(numbered('Paged', 16).slice(8));
  await next.click();
  await expect(names).toHaveText(numbered('Paged', 19).slice(16));
  await expect(pages.getByText('Page 3')).toBeVisible();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await previous.click();
  await expect(names).toHaveText(numbered('Paged', 16).slice(8));
});

test('the list says when no name begins so', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Name begins with').fill('Nobody At All');
  await expect(page.getByText('No name begins with “Nobody At All”.')).toBeVisible();
});

test('a user is deleted once that is confirmed', async ({ page, request }) => {
  await createUsers(request, ['Doomed One']);
  await page.goto('/');
  await page.getByLabel('Name begins with').fill('Doomed');
  const doomed = page.getByRole('listitem').filter({ hasText: 'Doomed One' });
  await doomed.getByRole('button', { name: 'Delete Doomed One' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Doomed One?' });
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(doomed).toBeVisible();

  await doomed.getByRole('button', { name: 'Delete Doomed One' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(doomed).toBeHidden();
  await expect(page.getByText('No name begins with “Doomed”.')).toBeVisible();
});

test(
  'a list that cannot be loaded says so and can be tried again',
  { tag: '@outage' },
  async ({ page }) => {
    await page.route('**/ListUsers', (route) => route.abort());
    await page.goto('/');
    const list = page.getByRole('region', { name: 'All users' });
    await expect(list.getByRole('alert')).toContainText('The server cannot be reached.');
    await page.unroute('**/ListUsers');
    await list.getByRole('button', { name: 'Try again' }).click();
    await expect(list.getByRole('alert')).toBeHidden();
    await expect(list.getByRole('listitem').first()).toBeVisible();
  },
);
