import type { AuditFacts, AuditSubject, House, HouseCo2 } from '@klarmeter/engine';
import type { FactSource } from '../../src/billing/audit/facts.ts';
import { accountOf } from './account.ts';
import { printedOf } from './printed.ts';
import { Names } from './renamed.ts';
import { statedOf } from './stated.ts';

/** Where a fact comes from: from the house file alone, from what the account stores, or from what the manager states. */
export const ORIGINS = ['house', 'account', 'stated'] as const;
export type Origin = (typeof ORIGINS)[number];

/** A subject as the API knows it, with everything up to this origin; what lies beyond is not known. */
export function sourceOf(subject: AuditSubject, origin: Origin): FactSource {
  const names = new Names();
  const { facts } = subject;
  const house = names.house(fileOf(subject, origin));
  const known =
    origin === 'house' ? { house, result: subject.result, facts: {} } : { ...subject, house: subject.house };
  const today = facts.today ?? '2026-06-01';
  return {
    house,
    result: names.result(subject.result),
    presentation: printedOf(known, names),
    settings: origin === 'stated' ? { audit: statedOf(facts, names) } : {},
    account: accountOf(known, names),
    today,
    frozenOn: today,
    engineVersion: '1',
    previous: origin === 'house' ? undefined : names.previous(facts.previous),
    estimatedBefore: new Map(
      known.facts.substitutes?.flatMap(({ unit, use, estimated_before: before }) =>
        before === undefined ? [] : [[`${names.unit(unit)} ${use}`, Number(before)]],
      ),
    ),
  };
}

type HouseCo2Invoice = NonNullable<HouseCo2['invoices']>[number];

/**
 * The house file of an account: statements without charges of devices are those of a house without any cost but its
 * stock, and bills with CO2 particulars stand in the file instead of their sums.
 */
function fileOf({ house, facts }: AuditSubject, origin: Origin): House {
  if (origin === 'house') return house;
  const { costs, co2, ...rest } = house;
  const invoices = origin === 'account' ? invoicesOf(facts) : undefined;
  const uncharged = facts.information?.metering_charges === false && house.fuel_stock !== undefined;
  const { emissions_kg: _kg, cost_eur: _eur, ...block } = co2 ?? {};
  return {
    ...rest,
    ...(costs === undefined || uncharged ? {} : { costs }),
    ...(co2 === undefined ? {} : { co2: invoices === undefined ? co2 : { ...block, invoices } }),
  };
}

/** Undefined where one of them lacks what the house file needs. */
function invoicesOf({ co2 }: AuditFacts): readonly HouseCo2Invoice[] | undefined {
  const invoices = (co2?.invoices ?? []).flatMap((own) => {
    const { energy_kwh, calorific, delivered_in, vat_percent, co2_kg, co2_cost_eur } = own;
    if (!energy_kwh || !calorific || !delivered_in || !vat_percent || !co2_kg || !co2_cost_eur) return [];
    return [{ energy_kwh, calorific, delivered_in, vat_percent, emissions_kg: co2_kg, cost_eur: co2_cost_eur }];
  });
  return invoices.length === 0 || invoices.length < (co2?.invoices ?? []).length ? undefined : invoices;
}
