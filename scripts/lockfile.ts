import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed, type Lockfile } from './complete-lockfile.ts';
import { ROOT } from './sections.ts';

// Run after `npm install`: fills the holes that a registry without the packages of other machines leaves.
const file = join(ROOT, 'package-lock.json');
const before = readFileSync(file, 'utf8');
const { lockfile, added } = completed(JSON.parse(before) as Lockfile);
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(added.length === 0 ? 'The lockfile is complete.' : `Added to the lockfile: ${added.join(', ')}`);
