import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { delayAfter, wait } from './backoff';

describe('the delay', () => {
  test('doubles with each failure, up to 15 seconds', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 100].map((failures) => delayAfter(failures, 1));
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test('is random in its upper half', () => {
    expect([0, 0.5, 1].map((random) => delayAfter(3, random))).toEqual([1000, 1500, 2000]);
  });
});

describe('waiting', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('takes as long as it should', async () => {
    const over = vi.fn();
    void wait(1000, new AbortController().signal).then(over);
    await vi.advanceTimersByTimeAsync(999);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalledOnce();
  });

  test('ends with the signal, and leaves no timer', async () => {
    const leaving = new AbortController();
    const waiting = wait(1000, leaving.signal);
    leaving.abort();
    await waiting;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not begin after the signal', async () => {
    await wait(1000, AbortSignal.abort());
    expect(vi.getTimerCount()).toBe(0);
  });
});
