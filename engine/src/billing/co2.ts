import { findInForce, firstDayOf, type NamedValue } from '../law/dated.ts';
import { STAGES } from '../law/de/co2kostaufg/section-5-split.parameters.ts';
import { classifyResidential } from '../law/de/co2kostaufg/section-5-split.ts';
import { HALF_SPLIT_FROM, touchesHalfSplit } from '../law/de/co2kostaufg/section-5a-half-split.ts';
import { nonResidentialPermille } from '../law/de/co2kostaufg/section-8-non-residential.ts';
import { restrictedPermille } from '../law/de/co2kostaufg/section-9-restrictions.ts';
import { CO2_COST_FIRST_YEAR } from '../law/de/co2kostaufg/section-11-transition.ts';
import { format, formatCents, formatFixed } from '../money/decimal.ts';
import {
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  ONE,
  reduce,
  roundTo,
  toCents,
} from '../money/fraction.ts';
import { emissionsOfInvoices } from './co2-invoices.ts';
import { type Findings, inBothLanguages } from './findings.ts';
import type { StockValue } from './fuel-stock.ts';
import { type Co2Relief, ENERGY_FACTS } from './house.ts';
import { layerKeptOut } from './layers-left.ts';
import type { Co2Model, HouseModel } from './model.ts';
import { isReadable } from './reader.ts';
import type { ReasonBook } from './reasons.ts';
import type { Co2Result } from './result.ts';

export interface Co2Split {
  readonly relief: Co2Relief;
  readonly landlordCents: bigint;
  readonly result: Co2Result;
}

interface Emissions {
  readonly kg: Fraction;
  /** The part of the heating time that was invoiced; 1 unless invoices say otherwise. */
  readonly coverage: Fraction;
  readonly costEur: Fraction;
  readonly kgInputs: readonly string[];
  readonly costInputs: readonly string[];
  readonly kgParameters: readonly NamedValue[];
  readonly costParameters: readonly NamedValue[];
  readonly coverageParameters?: readonly NamedValue[];
}

/** CO2KostAufG: who bears the CO2 cost of the house; undefined without the block or after a finding. */
export function splitCo2(
  house: HouseModel,
  stock: StockValue | undefined,
  findings: Findings,
  book: ReasonBook | undefined,
): Co2Split | undefined {
  const { co2, period, plant } = house;
  if (co2 === undefined) return undefined;
  const before = findings.errors;
  const actInForce = findInForce(STAGES, period.from) !== undefined;
  if (!actInForce) findings.add('co2_before_act', '/co2', inBothLanguages(firstDayOf(STAGES)));
  if (co2.section43Plant && touchesHalfSplit(period))
    findings.add('co2_section_43_not_yet', '/co2/section_43_plant', [HALF_SPLIT_FROM.slice(0, 4)]);
  const { energy } = plant;
  if (energy !== undefined && !ENERGY_FACTS[energy].co2Priced) findings.add('co2_fuel_not_covered', '/co2', [energy]);
  const emissions = actInForce ? emissionsOf(house, co2, stock, findings) : undefined;
  if (emissions === undefined || findings.errors > before) return undefined;
  if (co2.residential && !isReadable(co2.livingAreaM2)) return undefined;
  const covered = compare(emissions.coverage, ONE) >= 0;
  // Interpretation: the act asks for the emissions of the whole period and for the cost that was invoiced; what nobody was billed
  // for is guessed for the classification and never charged.
  const emittedKg = covered ? emissions.kg : reduce(divide(emissions.kg, emissions.coverage));

  const classified =
    co2.residential && co2.livingAreaM2 !== undefined
      ? classifyResidential({ period, emittedKg, livingAreaM2: co2.livingAreaM2 })
      : undefined;
  const half = nonResidentialPermille(period.from);
  const { permille, parameters: restricted } = restrictedPermille(
    classified?.landlordPermille ?? half.value,
    co2.restrictions,
    period.from,
  );
  const kgPerM2 =
    classified?.kgPerM2 ?? (isReadable(co2.livingAreaM2) ? roundTo(divide(emittedKg, co2.livingAreaM2), 1) : undefined);

  const costCents = toCents(emissions.costEur);
  // From the exact cost: rounding it first would move cents.
  const landlordCents = toCents(multiply(emissions.costEur, fraction(permille, 1000n)));
  const result: Co2Result = {
    emissions_kg: format(emittedKg),
    ...(covered ? {} : { invoiced_emissions_kg: format(emissions.kg) }),
    ...(kgPerM2 === undefined ? {} : { kg_per_m2: formatFixed(kgPerM2, 1) }),
    landlord_percent: format(fraction(permille, 10n)),
    cost_eur: formatCents(costCents),
    landlord_eur: formatCents(landlordCents),
    tenants_eur: formatCents(costCents - landlordCents),
  };

  if (book !== undefined) {
    const invoicedId = book.add('co2_emissions', 'co2/emissions', format(emissions.kg), emissions.kgInputs, {
      parameters: emissions.kgParameters,
    });
    const kgId = covered ? invoicedId : extrapolation(house, result.emissions_kg, emissions, book);
    const costId = book.add('co2_cost', 'co2/cost', format(emissions.costEur), emissions.costInputs, {
      parameters: emissions.costParameters,
    });
    const classInputs = co2.livingAreaM2 === undefined ? [kgId] : [kgId, '/co2/living_area_m2'];
    const classId = kgPerM2 && book.add('co2_class', 'co2/class', formatFixed(kgPerM2, 1), classInputs);
    const percentId = book.add(
      'co2_percent',
      'co2/percent',
      result.landlord_percent,
      [
        ...(classId && co2.residential ? [classId] : []),
        ...(co2.restrictions === 'none' ? [] : ['/co2/public_law_restrictions']),
        '/period/from',
        '/period/to',
      ],
      {
        parameters: [
          classified === undefined
            ? { id: 'co2kostaufg.8.landlord', dated: half }
            : { id: 'co2kostaufg.5.stages', dated: classified.parameter },
          ...restricted,
        ],
        legalBasis: co2.residential ? 'CO2KostAufG § 5(2)' : 'CO2KostAufG § 8(1)',
      },
    );
    book.add('co2_landlord', 'co2/landlord', result.landlord_eur, [costId, percentId]);
  }
  return { relief: co2.relief, landlordCents, result };
}

function extrapolation(
  house: HouseModel,
  kg: string,
  { coverage, coverageParameters = [] }: Emissions,
  book: ReasonBook,
): string {
  const days = house.co2?.invoices?.flatMap(({ path }) => [`${path}/supplied/from`, `${path}/supplied/to`]) ?? [];
  const coverageId = book.add(
    'co2_coverage',
    'co2/coverage',
    format(coverage),
    [...days, '/period/from', '/period/to'],
    { parameters: coverageParameters },
  );
  return book.add('co2_extrapolated', 'co2/extrapolated', kg, ['co2/emissions', coverageId]);
}

/** Exactly one source of kilograms and cost; undefined after a finding. */
function emissionsOf(
  house: HouseModel,
  co2: Co2Model,
  stock: StockValue | undefined,
  findings: Findings,
): Emissions | undefined {
  const named = co2.emissionsKg !== undefined || co2.cost !== undefined;
  if (named && co2.invoices !== undefined) {
    findings.add('co2_sources', '/co2');
    return undefined;
  }
  if ((named || co2.invoices !== undefined) && stock?.co2 !== undefined)
    findings.add('co2_stock_unused', '/fuel_stock');
  if (named) {
    if (co2.emissionsKg === undefined || co2.cost === undefined) {
      findings.add('co2_sources', co2.cost === undefined ? '/co2/cost_eur' : '/co2/emissions_kg');
      return undefined;
    }
    return {
      kg: co2.emissionsKg,
      costEur: co2.cost,
      coverage: ONE,
      kgInputs: ['/co2/emissions_kg'],
      costInputs: ['/co2/cost_eur'],
      kgParameters: [],
      costParameters: [],
    };
  }
  if (co2.invoices !== undefined) return emissionsOfInvoices(house, co2.invoices, findings);
  if (house.stock === undefined) {
    findings.add('co2_sources', '/co2');
    return undefined;
  }
  const { layers } = house.stock;
  for (const layer of layers) {
    const { co2Cost, path } = layer;
    if (co2Cost?.n && layerKeptOut(layer))
      findings.add('co2_cost_before_act', `${path}/co2_cost_eur`, [format(co2Cost), String(CO2_COST_FIRST_YEAR)]);
    if (layer.co2Kg === undefined || layer.co2Cost === undefined) findings.add('co2_sources', layer.path);
  }
  return (
    stock?.co2 && {
      ...stock.co2,
      coverage: ONE,
      kgInputs: [...layers.map(({ path }) => `${path}/co2_kg`), 'fuel_stock/used_quantity'],
      costInputs: [
        ...layers.filter((layer) => layerKeptOut(layer) === undefined).map(({ path }) => `${path}/co2_cost_eur`),
        'fuel_stock/used_quantity',
      ],
      kgParameters: [],
      costParameters: layers.flatMap((layer) => layerKeptOut(layer) ?? []),
    }
  );
}
