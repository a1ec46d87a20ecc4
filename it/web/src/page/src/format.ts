const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** Such as 999 bytes, 1.5 MiB, 12 MiB. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = -1;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const name = UNITS[unit];
  if (name === undefined) {
    return bytes === 1 ? '1 byte' : `${String(bytes)} bytes`;
  }
  return `${size.toFixed(size < 10 ? 1 : 0)} ${name}`;
}

/** Such as 2 s; never less than 1 s. */
export function formatDelay(milliseconds: number): string {
  return `${String(Math.max(1, Math.round(milliseconds / 1000)))} s`;
}

/** The day, as people write it where they are. */
export function formatDay(milliseconds: bigint): string {
  return new Date(Number(milliseconds)).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** The time of day, as people write it where they are. */
export function formatTime(time: Date): string {
  return time.toLocaleTimeString(undefined, { timeStyle: 'medium' });
}
