import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether what lies in node_modules is what package-lock.json asks for.
 * npm writes its own record when it has finished, so an interrupted install does not pass.
 *
 * @param {string} root folder that holds package-lock.json
 * @returns {boolean}
 */
export function installedMatches(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  for (const [place, entry] of Object.entries(wanted)) {
    // What is optional depends on the machine; what is not in node_modules is ours.
    if (!place.startsWith('node_modules/') || entry.optional || entry.devOptional) continue;
    if (!sameEntry(entry, present[place])) return false;
  }
  return Object.entries(present).every(
    ([place, entry]) => !place.startsWith('node_modules/') || sameEntry(wanted[place], entry),
  );
}

function sameEntry(wanted, present) {
  if (wanted === undefined || present === undefined) return false;
  return wanted.link === true ? present.link === true : wanted.version === present.version;
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
