import type { Ciphers, Formats } from '@klarmeter/engine';
import type { Addressed } from './batch.ts';
import type { Device } from './devices-of-batch.ts';
import { type FrameFormat, type JudgeOptions, judgeTelegram } from './judge-telegram.ts';
import { type Judged, placed } from './placed-values.ts';

/**
 * Makers whose meters send full frames seldom and compact ones mostly. The formats of others are learned from when a
 * compact frame of theirs has come.
 */
const COMPACT_MAKERS: readonly string[] = ['KAM'];

export interface LearnedFormat extends FrameFormat {
  readonly manufacturer: string;
}

/**
 * Judges telegrams with what is known of compact frames. A full frame of the same batch tells the format of the compact
 * ones beside it, in whatever order they came.
 */
export function judgeWithFormats(
  telegrams: readonly Addressed[],
  devices: readonly (Device | undefined)[],
  known: ReadonlyMap<string, Formats>,
  options: { readonly ciphers: Ciphers<unknown>; readonly now: Date },
): { readonly judged: Judged[]; readonly learned: LearnedFormat[] } {
  const learned = new Map<string, LearnedFormat>();
  const judge = (n: number, telegram: Addressed, own: JudgeOptions<unknown>): Judged => {
    const { manufacturer } = telegram;
    const judgement = judgeTelegram(telegram, devices[n], own);
    const { format } = judgement;
    if (format !== undefined && !known.get(manufacturer)?.has(format.signature)) {
      learned.set(`${manufacturer} ${format.signature}`, { ...format, manufacturer });
    }
    return placed(judgement, devices[n]);
  };
  const learns = (manufacturer: string) => COMPACT_MAKERS.includes(manufacturer) || known.has(manufacturer);
  const ofMakers = new Map<string, JudgeOptions<unknown>>();
  const judged = telegrams.map((telegram, n) => {
    const { manufacturer } = telegram;
    let ofMaker = ofMakers.get(manufacturer);
    if (ofMaker === undefined) {
      const formats = known.get(manufacturer);
      ofMaker = { ...options, withFormat: learns(manufacturer), ...(formats && { formats }) };
      ofMakers.set(manufacturer, ofMaker);
    }
    return judge(n, telegram, ofMaker);
  });
  const waiting = judged.flatMap(({ reason }, n) => (reason === 'unknown_format' ? [n] : []));
  if (waiting.length === 0) return { judged, learned: [...learned.values()] };

  const makers = new Set(waiting.map((n) => telegrams[n]?.manufacturer ?? ''));
  for (const [n, telegram] of telegrams.entries()) {
    if (makers.has(telegram.manufacturer) && !learns(telegram.manufacturer) && judged[n]?.verdict === 'stored')
      judge(n, telegram, { ...options, withFormat: true });
  }
  for (const n of waiting) {
    const telegram = telegrams[n];
    const formats = formatsOf(learned.values(), telegram?.manufacturer ?? '');
    if (telegram !== undefined && formats.size > 0) judged[n] = judge(n, telegram, { ...options, formats });
  }
  return { judged, learned: [...learned.values()] };
}

const formatsOf = (learned: Iterable<LearnedFormat>, maker: string): Map<number, Uint8Array> =>
  new Map(
    [...learned].flatMap(({ manufacturer, signature, headers }) =>
      manufacturer === maker ? [[signature, headers] as const] : [],
    ),
  );
