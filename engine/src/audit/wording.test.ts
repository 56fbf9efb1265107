import { expect, test } from 'vitest';
import { ADMINISTRATION, INSTALMENTS, INTERIM_READINGS, isVague, LEASING, REPAIRS } from './wording.ts';

const TESTS = { ADMINISTRATION, INSTALMENTS, INTERIM_READINGS, LEASING, REPAIRS, isVague };

test.each<[keyof typeof TESTS, string, boolean]>([
  ['REPAIRS', 'Reparatur Brenner', true],
  ['REPAIRS', 'Heizungsreparatur', true],
  ['REPAIRS', 'Instandsetzung der Regelung', true],
  ['REPAIRS', 'Ersatzteil Zündelektrode', true],
  ['REPAIRS', 'Wartung, neue Pumpe', true],
  ['REPAIRS', 'Notdienst am 24.12.', true],
  ['REPAIRS', 'Wartung ohne Reparaturen', false],
  ['REPAIRS', 'Wartung, keine Ersatzteile', false],
  ['REPAIRS', 'Ersatzwertermittlung', false],
  ['REPAIRS', 'Jährliche Wartung mit Einstellung', false],
  ['ADMINISTRATION', 'Verwaltungskosten', true],
  ['ADMINISTRATION', 'Kontoführung und Porto', true],
  ['ADMINISTRATION', 'Rechnung der Hausverwaltung über Wartung', false],
  ['ADMINISTRATION', 'Portofreie Lieferung', false],
  ['LEASING', 'Leasingrate Brennwertgerät', true],
  ['LEASING', 'Miete Gastank', true],
  ['LEASING', 'Miete der Heizkostenverteiler', false],
  ['LEASING', 'Miete der Wärmezähler', false],
  ['INSTALMENTS', 'Abschlag März', true],
  ['INSTALMENTS', 'Abschlagszahlungen 2025', true],
  ['INSTALMENTS', 'Schlussrechnung abzüglich Abschläge', false],
  ['INTERIM_READINGS', 'Zwischenablesung Whg. 4', true],
  ['INTERIM_READINGS', 'Ablesung zum Stichtag', false],
  ['isVague', '', true],
  ['isVague', 'Sonstiges', true],
  ['isVague', 'Diverse Kosten', true],
  ['isVague', 'Sonstige Wartung Brenner', false],
  ['isVague', 'Heizöl 2.000 l', false],
])('%s: "%s"', (name, description, said) => {
  expect(TESTS[name](description)).toBe(said);
});

test('a long description takes no longer than a short one', () => {
  const long = `${'kosten '.repeat(20_000)}x`;
  for (const asks of Object.values(TESTS)) asks(long);
});
