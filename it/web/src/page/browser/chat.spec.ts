import type { Page } from '@playwright/test';
import { expect, test } from './test';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const messages = (page: Page) => page.getByRole('log', { name: 'Messages' }).locator('.message');

async function join(page: Page, user: string, url = '/chat'): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill(user);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText(`${user} came in`)).toBeVisible();
}

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

test('two tabs talk with one another', async ({ page, context }) => {
  const other = await context.newPage();
  await join(page, 'Ada');
  await join(other, 'Alan');
  await say(page, 'Good morning');
  await expect(messages(other)).toHaveText(['Ada Good morning']);
  await say(other, 'Good morning, Ada');
  await expect(messages(page)).toHaveText(['Ada Good morning', 'Alan Good morning, Ada']);
  await expect(page.locator('.mine')).toHaveText(['Ada Good morning']);
  await expect(field(page)).toHaveValue('');
});

test('who leaves ends the call and hears no more', async ({ page, context }) => {
  const other = await context.newPage();
  await join(page, 'Grace');
  await join(other, 'Barbara');
  const ended = other.waitForEvent('requestfailed', (request) => request.url().endsWith('/Join'));
  await other.getByRole('button', { name: 'Leave' }).click();
  await ended;
  await say(page, 'Anybody there?');
  await expect(messages(page)).toHaveText(['Grace Anybody there?']);

  await join(other, 'Barbara');
  await expect(messages(other)).toHaveCount(0);
});

test('a name is needed to join', async ({ page }) => {
  await page.goto('/chat');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('A name is needed.');
});

test('what could not be said stays in the field', { tag: '@outage' }, async ({ page }) => {
  await join(page, 'Tony');
  await page.route('**/Say', (route) => route.abort(), { times: 1 });
  await say(page, 'Is this on?');
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached.');
  await expect(field(page)).toHaveValue('Is this on?');
  await field(page).press('Enter');
  await expect(messages(page)).toHaveText(['Tony Is this on?']);
});

test(
  'the page joins again when the server is back',
  { tag: '@outage' },
  async ({ page, ownServer }) => {
    await join(page, 'Leslie', `${ownServer.url}/chat`);
    await say(page, 'Before');
    await expect(messages(page)).toHaveText(['Leslie Before']);
    await ownServer.stop();
    await expect(page.getByText(/^Connection lost/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await ownServer.start();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await say(page, 'After');
    await expect(messages(page)).toHaveText(['Leslie Before', 'Leslie After']);
  },
);
