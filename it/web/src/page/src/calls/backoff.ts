const FIRST = 500;
const LONGEST = 15_000;

/**
 * How long to wait before a try, in milliseconds: twice as long each time, up to 15 seconds. Half
 * of it is random, so that a thousand pages do not all come back in the same moment.
 *
 * @param failures how many tries have failed in a row, at least 1
 * @param random at least 0 and less than 1
 */
export function delayAfter(failures: number, random: number = Math.random()): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return Math.round(longest / 2 + (longest / 2) * random);
}

/** Waits, but not longer than until one of the signals. */
export function wait(milliseconds: number, ...until: AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const signal = AbortSignal.any(until);
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) {
      done();
    }
  });
}
