import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Gives the path of the Chromium that is installed. */
export function chromium(): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not there.
      }
    }
  }
  throw new Error('No chromium is on the PATH: run it/web/install.');
}
