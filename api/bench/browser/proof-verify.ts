import type { Page } from 'playwright-core';
import { startWire } from '../../../widgets/test/wire.ts';
import { median } from '../measure.ts';
import type { Benchmark } from '../row.ts';
import { inBrowser, putPage } from './page.ts';
import { proofInLog } from './proof-in-log.ts';

const LOG_ENTRIES = 100_000;
const LOG_ENTRIES_QUICK = 1_000;
const ROUNDS = 9;
/** In one go, also in a quick run: the clock of a page is coarse, and one signature can take none of its ticks. */
const CHECKS = 50;
const VERIFICATIONS = 500;

export const proofVerify: Benchmark = {
  key: 'proof_verify',
  what: 'one proof of delivery checked in the browser by the checker as built',
  against: 'Ed25519 verify alone, same page',
  goals: [{ figure: 'ms', atMost: 5 }],

  run: ({ quick }) =>
    inBrowser(async ({ browser, host, dist, manifest }) => {
      const entries = quick ? LOG_ENTRIES_QUICK : LOG_ENTRIES;
      const proof = await proofInLog(entries);
      const checker = manifest.later['delivery-proof']?.find((file) => file.includes('check-proof'));
      if (checker === undefined) throw new Error('the bundle has no checker of proofs');
      const api = await startWire(dist);
      try {
        const page = await (await browser.newContext()).newPage();
        const script = `import { checkProof } from '${api.url}/v1/${checker}';\nObject.assign(globalThis, { checkProof });\n`;
        await page.goto(putPage(host, 'checker', { api: api.url, tag: '', script }));
        await prepare(page, [...proof.bytes], proof.key);

        const ours: number[] = [];
        const limit: number[] = [];
        for (let round = quick ? 1 : 0; round <= (quick ? 1 : ROUNDS); round += 1) {
          const checkMs = await page.evaluate(
            (times) => (globalThis as typeof globalThis & Prepared).check(times),
            CHECKS,
          );
          const verifyMs = await page.evaluate(
            (times) => (globalThis as typeof globalThis & Prepared).verify(times),
            VERIFICATIONS,
          );
          if (round === 0) continue;
          ours.push(checkMs);
          limit.push(verifyMs);
        }
        return {
          figures: {
            ms: median(ours),
            limit_ms: median(limit),
            ratio: median(ours.map((ms, at) => (limit[at] ?? Number.NaN) / ms)),
            checker_gzip_bytes: manifest.gzipBytes[checker] ?? Number.NaN,
          },
          notes: [
            `${proof.steps} entries of a log of ${entries}, every value shown, ${proof.bytes.length} bytes, without the PDF; nothing is fetched`,
            'ratio: one signature checked to one proof checked',
          ],
        };
      } finally {
        await api.close();
      }
    }),
};

interface Prepared {
  /** Milliseconds for one check. */
  check(times: number): Promise<number>;
  /** Milliseconds for one signature. */
  verify(times: number): Promise<number>;
}

/** Puts both halves into the page, and sees that the checker tells a good proof from one with a bit turned. */
async function prepare(page: Page, bytes: number[], key: string): Promise<void> {
  await page.waitForFunction(() => 'checkProof' in globalThis);
  const verdicts = await page.evaluate(
    async ({ bytes, key }) => {
      type Check = (input: { proof: Uint8Array; key: string }) => Promise<{ outcome: string }>;
      const { checkProof } = globalThis as typeof globalThis & { checkProof: Check };
      const proof = Uint8Array.from(bytes);
      const turned = proof.slice();
      turned[900] = (turned[900] ?? 0) ^ 1;

      const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
      // As long as a checkpoint.
      const message = crypto.getRandomValues(new Uint8Array(120));
      const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, message);

      const timed = (run: () => Promise<boolean>) => async (times: number) => {
        const begun = performance.now();
        for (let at = 0; at < times; at += 1) if (!(await run())) throw new Error('what is right was refused');
        return (performance.now() - begun) / times;
      };
      Object.assign(globalThis, {
        check: timed(async () => (await checkProof({ proof, key })).outcome === 'holds'),
        verify: timed(() => crypto.subtle.verify('Ed25519', pair.publicKey, signature, message)),
      });
      return Promise.all([proof, turned].map(async (each) => (await checkProof({ proof: each, key })).outcome));
    },
    { bytes, key },
  );
  if (verdicts.join() !== 'holds,fails') throw new Error(`the checker says ${verdicts.join(' and ')}`);
}
