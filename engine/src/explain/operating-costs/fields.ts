import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import { type Field, field } from '../field.ts';

/** Unit of what is metered besides water; ids stand escaped in a pointer. */
function consumptionUnit({ consumptions = [] }: OperatingCostsHouse, pointer: string): string {
  const id = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return consumptions.find((each) => each.id === id)?.unit ?? '';
}

/** Names and units of what a file of operating costs holds and a step can lead to. */
export const OPERATING_COST_FIELDS: readonly Field<OperatingCostsHouse>[] = [
  field(/^\/positions\/\d+\/amount_eur$/, 'Kosten laut Beleg', 'cost as invoiced', 'EUR'),
  field(/\/deduction\/amount_eur$/, 'Abzug, den der Vermieter trägt', 'deduction the landlord bears', 'EUR'),
  field(/\/own_work$/, 'Eigenleistung des Eigentümers', 'done by the owner'),
  field(/labour\/\d+\/amount_eur$/, 'Arbeitskosten laut Beleg', 'labour as invoiced', 'EUR'),
  field(/\/key\/amounts_eur\/[^/]+$/, 'fester Betrag der Einheit', 'fixed amount of the unit', 'EUR'),
  field(/^\/positions\/\d+\/from$/, 'erster Tag der Kosten', 'first day of the cost'),
  field(/^\/positions\/\d+\/to$/, 'letzter Tag der Kosten', 'last day of the cost'),
  field(/^\/keys\/totals\/(heated_)?area_m2$/, 'Fläche des ganzen Hauses', 'area of the whole house', 'm2'),
  field(/^\/keys\/totals\/units$/, 'Einheiten des ganzen Hauses', 'units of the whole house', 'units'),
  field(
    /^\/keys\/totals\/person_days$/,
    'Personentage des ganzen Hauses',
    'person-days of the whole house',
    'person days',
  ),
  field(
    /^\/keys\/totals\/co_ownership$/,
    'Miteigentumsanteile des ganzen Hauses',
    'co-ownership shares of the whole house',
    'shares',
  ),
  field(/^\/units\/\d+\/area_m2$/, 'Wohnfläche', 'living area', 'm2'),
  field(/^\/units\/\d+\/heated_area_m2$/, 'beheizte Fläche', 'heated area', 'm2'),
  field(/^\/units\/\d+\/co_ownership$/, 'Miteigentumsanteile', 'co-ownership shares', 'shares'),
  field(/^\/units\/\d+\/unit_count$/, 'zählt als Einheiten', 'counts as units', 'units'),
  field(/^\/units\/\d+\/id$/, 'Einheit', 'unit'),
  field(/\/consumptions\/[^/]+$/, 'erfasster Verbrauch', 'recorded consumption', consumptionUnit),
  field(/\/cold_water_m3$/, 'abgelesenes Kaltwasser', 'recorded cold water', 'm3'),
  field(/\/hot_water_m3$/, 'abgelesenes Warmwasser', 'recorded hot water', 'm3'),
  field(/\/undrained_m3$/, 'nicht eingeleitetes Wasser', 'water not drained', 'm3'),
  field(/\/persons$/, 'Personen', 'persons', 'persons'),
  field(/\/person_changes\/\d+\/from$/, 'Tag der Änderung', 'day of the change'),
  field(/\/vacant$/, 'Leerstand', 'vacancy'),
  field(/\/advance_eur$/, 'Vorauszahlungen', 'advance payments', 'EUR'),
  field(/\/(occupancies|heating_only)\/\d+\/id$/, 'Nutzung', 'occupancy'),
  field(/\/occupancies\/\d+\/from$/, 'erster Tag der Nutzung', 'first day of the occupancy'),
  field(/\/occupancies\/\d+\/to$/, 'letzter Tag der Nutzung', 'last day of the occupancy'),
  field(/^\/period\/from$/, 'erster Tag des Zeitraums', 'first day of the period'),
  field(/^\/period\/to$/, 'letzter Tag des Zeitraums', 'last day of the period'),
];
