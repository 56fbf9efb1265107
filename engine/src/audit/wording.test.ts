import { expect, test } from 'vitest';
import {
  ADMINISTRATION,
  FULL_SERVICE,
  INSTALMENTS,
  INTERIM_READINGS,
  isVague,
  LEASING,
  OTHER_INSURANCES,
  REPAIRS,
  RESERVES,
  SMOKE_ALARM_RENT,
  TELEVISION_FEES,
} from './wording.ts';

const TESTS = {
  ADMINISTRATION,
  FULL_SERVICE,
  INSTALMENTS,
  INTERIM_READINGS,
  LEASING,
  OTHER_INSURANCES,
  REPAIRS,
  RESERVES,
  SMOKE_ALARM_RENT,
  TELEVISION_FEES,
  isVague,
};

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
  ['RESERVES', 'Erhaltungsrücklage 2025', true],
  ['RESERVES', 'Hausgeld Einheit 4', true],
  ['RESERVES', 'Jahresabrechnung ohne Rücklage', false],
  ['RESERVES', 'Hausreinigung', false],
  ['FULL_SERVICE', 'Aufzug Full-Service', true],
  ['FULL_SERVICE', 'Vollwartung Lift', true],
  ['FULL_SERVICE', 'Wartungsvertrag Lift', false],
  ['SMOKE_ALARM_RENT', 'Miete Rauchwarnmelder', true],
  ['SMOKE_ALARM_RENT', 'Rauchmelder (Leasing)', true],
  ['SMOKE_ALARM_RENT', 'Prüfung der Rauchwarnmelder', false],
  ['OTHER_INSURANCES', 'Rechtsschutz für Vermieter', true],
  ['OTHER_INSURANCES', 'Mietausfallversicherung', true],
  ['OTHER_INSURANCES', 'Wohngebäudeversicherung einschließlich Mietausfall', false],
  ['OTHER_INSURANCES', 'Haus- und Grundbesitzerhaftpflicht', false],
  ['TELEVISION_FEES', 'Kabelanschluss Januar bis Dezember', true],
  ['TELEVISION_FEES', 'Grundgebühr Kabelfernsehen', true],
  ['TELEVISION_FEES', 'Strom Verteilerschrank', false],
  ['isVague', '', true],
  ['isVague', 'Sonstige Betriebskosten', true],
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
