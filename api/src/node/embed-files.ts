import { readFile } from 'node:fs/promises';
import type { Services } from '../context.ts';

/**
 * The widgets as `scripts/build-widgets.ts` leaves them in a folder. One that was not built serves the rest of the API
 * all the same; the log says once what is missing.
 */
export function readEmbedFiles(
  log: Services['log'],
  folder: URL = new URL('../../../widgets/dist/', import.meta.url),
): NonNullable<Services['embedFiles']> {
  let told = false;
  return async (path) => {
    try {
      return await readFile(new URL(path, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (path === 'embed.js' && !told) {
        told = true;
        log({ level: 'error', message: '/v1/embed.js is not built, so it is answered with 404: run "npm run build".' });
      }
      return null;
    }
  };
}
