import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './test';

const PART = 256 * 1024;
const PARTS = '**/web.v1.UploadService/UploadPart';

function file(size: number) {
  const buffer = randomBytes(size);
  const digest = createHash('sha256').update(buffer).digest('hex');
  return { name: 'holiday.bin', mimeType: 'application/octet-stream', buffer, digest };
}

async function expectArrived(page: Page, digest: string): Promise<void> {
  await expect(page.getByText('holiday.bin has arrived as it was sent')).toBeVisible();
  await expect(page.getByText(digest)).toHaveCount(2);
}

/** Lets parts through until `count` have gone; holds the next until it is told to go on. */
async function holdAfter(page: Page, count: number) {
  let goOn = () => {};
  const gone = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let seen = 0;
  await page.route(PARTS, async (route) => {
    seen += 1;
    if (seen > count) {
      await gone;
    }
    await route.continue();
  });
  return { goOn, seen: () => seen };
}

test('a file of several MiB arrives, with its progress shown', async ({ page }) => {
  const { digest, ...sent } = file(5 * 1024 * 1024 + 7);
  const hold = await holdAfter(page, 8);
  await page.goto('/upload');
  await page.getByLabel('Choose a file').setInputFiles(sent);
  const progress = page.getByRole('progressbar', { name: 'holiday.bin' });
  await expect(progress).toHaveJSProperty('value', 8 * PART);
  await expect(page.getByText('2.0 MiB of 5.0 MiB')).toBeVisible();
  hold.goOn();
  await expectArrived(page, digest);
  expect(hold.seen()).toBe(21);
});

test('a file that is dropped arrives', async ({ page }) => {
  await page.goto('/upload');
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped'], 'holiday.bin'));
    return transfer;
  });
  await page.getByText('or drop one here').dispatchEvent('drop', { dataTransfer: dropped });
  await expectArrived(page, createHash('sha256').update('dropped').digest('hex'));
});

test('an empty file arrives', async ({ page }) => {
  const { digest, ...sent } = file(0);
  await page.goto('/upload');
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expectArrived(page, digest);
});

test('an upload is cancelled, here and at the server', async ({ page }) => {
  const { digest, ...sent } = file(4 * PART);
  const hold = await holdAfter(page, 2);
  await page.goto('/upload');
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expect(page.getByText('512 KiB of 1.0 MiB')).toBeVisible();
  const cancelled = page.waitForResponse('**/web.v1.UploadService/CancelUpload');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('holiday.bin was cancelled')).toBeVisible();
  expect((await (await cancelled).body()).toString()).toMatch(/grpc-status: ?0/);
  hold.goOn();

  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expectArrived(page, digest);
});

test(
  'an upload that was stopped goes on from what the server has',
  { tag: '@outage' },
  async ({ page }) => {
    const { digest, ...sent } = file(6 * PART);
    let refused = 0;
    let seen = 0;
    await page.route(PARTS, async (route) => {
      seen += 1;
      if (seen === 4) {
        refused += 1;
        await route.fulfill({ status: 403 });
      } else {
        await route.continue();
      }
    });
    await page.goto('/upload');
    await page.getByLabel('Choose a file').setInputFiles(sent);
    await page.getByRole('button', { name: 'Go on from 768 KiB' }).click();
    await expectArrived(page, digest);
    expect([seen, refused]).toEqual([7, 1]);
  },
);

test('a part that does not get through is sent again', { tag: '@outage' }, async ({ page }) => {
  const { digest, ...sent } = file(4 * PART);
  await page.route(PARTS, (route) => route.abort(), { times: 1 });
  await page.goto('/upload');
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expectArrived(page, digest);
});

test('a part whose answer is lost is not added twice', { tag: '@outage' }, async ({ page }) => {
  const { digest, ...sent } = file(4 * PART);
  await page.route(
    PARTS,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.goto('/upload');
  await page.getByLabel('Choose a file').setInputFiles(sent);
  await expectArrived(page, digest);
});

test(
  'an upload begins anew when the server was started again',
  { tag: '@outage' },
  async ({ page, ownServer }) => {
    const { digest, ...sent } = file(6 * PART);
    const hold = await holdAfter(page, 3);
    await page.goto(`${ownServer.url}/upload`);
    await page.getByLabel('Choose a file').setInputFiles(sent);
    await expect(page.getByText('768 KiB of 1.5 MiB')).toBeVisible();
    await ownServer.stop();
    await ownServer.start();
    hold.goOn();
    await expectArrived(page, digest);
  },
);
