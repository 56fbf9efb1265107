import { answersLeftOut, forgetAnswers } from './answers.ts';
import { header, runSections } from './sections.ts';
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
  forgetAnswers();
  const { code, passed, failed } = await runVitest(name, vitestArgs);
  const leftOut = code === 0 && vitestArgs.length === 0 ? answersLeftOut() : [];
  if (leftOut.length > 0) {
    header('documented answers', `FAILED, ${leftOut.length} are given in no test`);
    console.log(`${leftOut.join('\n')}\n${passed} passed, ${failed + 1} failed`);
    return 1;
  }
  if (code !== 0 && failed === 0) console.log('vitest reports an error outside of any test, see above');
  console.log(`${passed} passed, ${failed} failed`);
  return code;
}
