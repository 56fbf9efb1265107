import { faultsOf, fingerprintText, type MappingFault, type Sentence } from '@klarmeter/engine';
import { sha256Hex } from '../../crypto/sha256.ts';
import { Problem, type ProblemFinding } from '../../problem.ts';
import { type MappingWire, toTableMapping } from './convert.ts';

const WORDS: Readonly<Record<MappingFault['code'], Sentence>> = {
  column_unknown: { de: 'Diese Spalte gibt es nicht: ', en: 'There is no such column: ' },
  date_format_unknown: {
    de: 'Kein Datumsformat aus YYYY, YY, MM, DD, HH, mm, ss, Z: ',
    en: 'Not a date format of YYYY, YY, MM, DD, HH, mm, ss, Z: ',
  },
  unit_unknown: { de: 'Unbekannte Einheit: ', en: 'Unknown unit: ' },
  incomplete: { de: 'Es fehlt: ', en: 'Missing: ' },
  manufacturer_unknown: {
    de: 'Kein Herstellerkürzel mit drei Großbuchstaben: ',
    en: 'Not three capital letters of a manufacturer: ',
  },
};

/** @throws Problem `rule-violated` with everything that is wrong with a mapping for these columns, below `/document`. */
export function refuseFaultyMapping(document: MappingWire, columns: readonly string[]): void {
  const faults = faultsOf(toTableMapping(document), columns);
  if (faults.length === 0) return;
  const findings = faults.map(({ path, code, seen }): ProblemFinding => {
    const pointer = ['document', ...path].map((part) => `/${part}`).join('');
    return { pointer, code, message_de: `${WORDS[code].de}${seen}`, message_en: `${WORDS[code].en}${seen}` };
  });
  throw new Problem('rule-violated', 'The mapping does not fit the columns: see errors.', { findings });
}

/** What selects the mapping of a table. */
export const fingerprintOf = ({ kind, record }: Pick<MappingWire, 'kind' | 'record'>, columns: readonly string[]) =>
  sha256Hex(fingerprintText({ kind, record: kind === 'xml' ? record : '', columns }));

/** Of a file whose columns are nobody's question; where it has a mapping, with the way to another one. */
export function waitsForNoMapping({
  status,
  mappingId,
}: {
  readonly status: string;
  readonly mappingId: string | null;
}): Problem {
  const way =
    mappingId === null
      ? ''
      : ` How it is read is changed by updateReadingFileMapping of ${mappingId}; repeatReadingFile then reads it again.`;
  return new Problem('conflict', `The file waits for no mapping; it is ${status}.${way}`);
}
