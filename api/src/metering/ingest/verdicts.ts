/** What becomes of a telegram that is kept. */
export const KEPT_VERDICTS = ['stored', 'unknown_device', 'wrong_key', 'unreadable', 'replay', 'implausible'] as const;
export type KeptVerdict = (typeof KEPT_VERDICTS)[number];
export const VERDICTS = [...KEPT_VERDICTS, 'duplicate', 'bad_crc', 'garbage', 'malformed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** As the contract says it, where a field carries a verdict. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  stored: 'verified; its values are readings, or a reason says why there are none',
  unknown_device: 'no device has its address; judged again as soon as one does',
  wrong_key: 'the key is missing or does not fit; judged again as soon as another one comes',
  unreadable: 'verified or not encrypted, in a form that is not read',
  replay: 'it repeats an old message and is never taken',
  implausible: 'in quarantine until somebody releases or rejects it',
  duplicate: 'the same bytes were there',
  bad_crc: 'a checksum is wrong; not kept',
  garbage: 'the bytes are no telegram; not kept',
  malformed: 'the line is not as described; not kept, see detail',
};

/** What each of these values means, in a sentence or two of a description. */
export const meaningsOf = <T extends string>(values: readonly T[], meanings: Readonly<Record<T, string>>): string =>
  values.map((value) => `${value}: ${meanings[value]}`).join('. ');
