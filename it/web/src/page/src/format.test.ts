import { expect, test } from 'vitest';
import { formatBytes, formatDelay } from './format';

test('sizes have two digits at least, and the unit that fits', () => {
  const sizes = [0, 1, 1023, 1024, 1536, 10 * 1024, 5 * 1024 ** 2, 64 * 1024 ** 2, 3 * 1024 ** 3];
  expect(sizes.map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '1023 bytes',
    '1.0 KiB',
    '1.5 KiB',
    '10 KiB',
    '5.0 MiB',
    '64 MiB',
    '3.0 GiB',
  ]);
});

test('delays are whole seconds, and at least one', () => {
  expect([0, 400, 1500, 15_000].map(formatDelay)).toEqual(['1 s', '1 s', '2 s', '15 s']);
});
