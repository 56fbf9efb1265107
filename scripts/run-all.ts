import { runSections } from './sections.ts';
import { STATIC_SECTIONS } from './static-sections.ts';
import { runVitest } from './vitest-totals.ts';

/**
 * Static checks two at a time, then vitest with both cores to itself. Ends with one line, "N passed, N failed";
 * a static check that fails counts as one failure, since no test ran after it.
 * @returns the exit code
 */
export async function runAll(name: string, vitestArgs: readonly string[]): Promise<number> {
  const stopped = await runSections(STATIC_SECTIONS, 2);
  if (stopped !== undefined) {
    console.log(`Stopped at: ${stopped.name}\n0 passed, 1 failed`);
    return 1;
  }
  const { code, passed, failed } = await runVitest(name, vitestArgs);
  if (code !== 0 && failed === 0) console.log('vitest reports an error outside of any test, see above');
  console.log(`${passed} passed, ${failed} failed`);
  return code;
}
