import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does something that two processes must not do to a folder at the same time; the second waits for the first.
 * The mark lies outside of the folder and holds the process id, so one left by a process that died is not waited for.
 *
 * @param {string} folder
 * @param {() => void} work
 */
export function alone(folder, work) {
  const mark = join(tmpdir(), `install-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  let told = false;
  while (!take(mark)) {
    if (!told) process.stderr.write('Another process is installing, waiting for it ...\n');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const release = () => rmSync(mark, { force: true });
  process.once('exit', release);
  work();
  process.off('exit', release);
  release();
}

/** Whether the mark is ours now. Where marks cannot be kept at all, everybody may go ahead. */
function take(mark) {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') return true;
  }
  try {
    const holder = Number(readFileSync(mark, 'utf8'));
    // Just made and still empty: its maker is about to write into it.
    if (holder === 0 || isAlive(holder)) return false;
    rmSync(mark, { force: true });
    return false;
  } catch (error) {
    return error.code !== 'ENOENT';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
