import type { StepType } from './proof-file.ts';

export type Language = 'de' | 'en';

export const STEP_WORDS: Readonly<Record<StepType, Readonly<Record<Language, string>>>> = {
  created: { de: 'erzeugt', en: 'created' },
  released: { de: 'freigegeben', en: 'released' },
  handed_over: { de: 'übergeben', en: 'handed over' },
  delivered: { de: 'zugestellt', en: 'delivered' },
  opened: { de: 'geöffnet', en: 'opened' },
  acknowledged: { de: 'bestätigt', en: 'acknowledged' },
};

/**
 * What a verdict "ok" proves and what it does not, for every place that shows one.
 * It is evidence that a court weighs freely (s. 286 ZPO); it is never called more than that.
 */
export const CLAIMS: Readonly<
  Record<Language, { readonly proven: readonly string[]; readonly notProven: readonly string[] }>
> = {
  de: {
    proven: [
      'Diese Einträge standen mit genau diesem Inhalt im Log, als der Prüfpunkt unterschrieben wurde.',
      'Bei dieser Baumgröße sind das alle Einträge zu dieser Zustellung; auch das hat der Betreiber unterschrieben.',
      'Die Einträge gehören zu dem Dokument mit diesem SHA-256, Byte für Byte.',
    ],
    notProven: [
      'Dass ein Schritt so geschehen ist, wie er eingetragen wurde: Das Log bewahrt, was eingetragen wird.',
      'Dass jemand das Dokument gelesen hat: „Geöffnet“ heißt abgerufen.',
      'Die Uhrzeit im Sinne eines qualifizierten Zeitstempels: Sie ist die Uhr des Betreibers.',
      'Dass der Betreiber anderen dasselbe Log zeigt: Dazu den Prüfpunkt mit einer anderswo verwahrten Kopie vergleichen.',
    ],
  },
  en: {
    proven: [
      'These entries stood in the log with exactly this content when the checkpoint was signed.',
      'At this tree size they are all entries of this delivery; the operator signed that as well.',
      'The entries belong to the document with this SHA-256, byte for byte.',
    ],
    notProven: [
      'That a step happened as it was entered: the log keeps what is entered.',
      'That anybody read the document: "opened" means fetched.',
      "The time in the sense of a qualified time stamp: it is the operator's clock.",
      'That the operator shows others the same log: compare the checkpoint with a copy kept elsewhere.',
    ],
  },
};
