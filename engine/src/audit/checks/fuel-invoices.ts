import { ENERGY_COST_KINDS } from '../../law/de/heizkostenv/section-7-heat-costs.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { compare } from '../../money/fraction.ts';
import { shiftedDay } from '../../series/point-series.ts';
import type { Day } from '../../time/day.ts';
import type { CheckDefinition } from '../check.ts';
import { name, number, onDay, words } from '../details.ts';
import type { FuelInvoiceFacts } from '../facts.ts';
import { isStored } from '../look.ts';
import { hit, lacks, lacksInPart, type Outcome } from '../outcome.ts';
import type { Subject } from '../subject.ts';
import { describedCosts, INSTALMENTS } from '../wording.ts';

const BASIS = 'HeizkostenV § 7(2)';

/** HeizkostenV section 7(2), "consumed": gas, heat and electricity are billed from one meter value to the next. */
export const fuelInvoiceChecks = {
  supplier_instalments_billed: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Abschläge statt Schlussrechnung abgerechnet', 'Instalments billed in place of the final invoice'),
    message: words(
      '„{description}“ klingt nach Abschlägen an den Versorger. Abgerechnet wird nur, was verbraucht ist.',
      '"{description}" sounds like instalments to the supplier. Only what was consumed is billed.',
    ),
    toDo: words(
      'Setzen Sie den Betrag der Schlussrechnung ein.',
      'Enter the amount of the final invoice of the supplier.',
    ),
    run: (subject) =>
      describedCosts(subject, ENERGY_COST_KINDS, ({ path, description }) =>
        INSTALMENTS(description) ? [hit(path, { description: name(description) })] : [],
      ),
  },

  fuel_invoices_leave_gap: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Rechnungen decken den Zeitraum nicht', 'Invoices do not cover the period'),
    message: words(
      'Vom {from} bis {to} gibt es keine Rechnung über die Energie.',
      'From {from} to {to} there is no invoice for the energy.',
    ),
    toDo: words(
      'Ergänzen Sie die fehlende Rechnung oder eine Ablesung zum Ende des Zeitraums.',
      'Add the missing invoice or a reading at the end of the period.',
    ),
    run: (subject) => withInvoices(subject, (invoices) => gapsOf(invoices, subject.house.period)),
  },

  fuel_invoice_beyond_period: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Rechnung reicht über den Zeitraum hinaus', 'Invoice reaches beyond the period'),
    message: words(
      'Die Rechnung vom {from} bis {to} reicht über den Zeitraum hinaus und ist nicht abgegrenzt.',
      'The invoice from {from} to {to} reaches beyond the period and was not cut at its end.',
    ),
    toDo: words(
      'Grenzen Sie Menge und Kosten ab: nach Ablesung, Zwischenrechnung oder Gradtagen.',
      'Cut quantity and cost: by a reading, an interim invoice or degree days.',
    ),
    run: (subject) =>
      withInvoices(subject, (invoices) =>
        invoices.flatMap(({ from, to, cut_by, path }): Outcome[] => {
          const { period } = subject.house;
          if (from >= period.from && to <= period.to) return [];
          if (cut_by === undefined) return [lacksInPart('fuel.invoices.cut_by')];
          return cut_by === null ? [hit(path, { from: onDay(from), to: onDay(to) })] : [];
        }),
      ),
  },

  fuel_meter_not_continuous: {
    severity: 'error',
    legalBasis: BASIS,
    title: words('Zählerstände schließen nicht aneinander an', 'Meter values do not join'),
    message: words(
      'Am {date} endet eine Rechnung bei {end}, die nächste beginnt bei {start}.',
      'On {date} one invoice ends at {end}, the next one begins at {start}.',
    ),
    toDo: words(
      'Klären Sie den Zählerstand mit dem Versorger. Verbrauch dazwischen fehlt oder zählt doppelt.',
      'Clarify the meter value with the supplier. Consumption is missing in between or counted twice.',
    ),
    run: (subject) => withInvoices(subject, (invoices) => invoices.flatMap(joint)),
  },
} satisfies Record<string, CheckDefinition>;

interface InvoiceAt extends FuelInvoiceFacts {
  readonly path: string;
}

/** Invoices by their first day; asks only where energy comes without a store. */
function withInvoices(
  { house, facts }: Subject,
  ask: (invoices: readonly InvoiceAt[]) => readonly Outcome[],
): readonly Outcome[] {
  const billed = house.costs.some(({ kind }) => ENERGY_COST_KINDS.includes(kind));
  if (isStored(house.plant.energy) || !billed) return [];
  if (facts.fuel?.invoices === undefined) return [lacks('fuel.invoices')];
  const invoices = facts.fuel.invoices.map((each, index) => ({ ...each, path: `/facts/fuel/invoices/${index}` }));
  return ask(invoices.sort((a, b) => (a.from < b.from ? -1 : 1)));
}

function gapsOf(invoices: readonly InvoiceAt[], period: { readonly from: Day; readonly to: Day }): Outcome[] {
  if (invoices.length === 0) return [];
  const gaps: Outcome[] = [];
  let next = period.from;
  const gap = (to: Day) => gaps.push(hit('/facts/fuel/invoices', { from: onDay(next), to: onDay(to) }));
  for (const { from, to } of invoices) {
    if (from > period.to) break;
    if (from > next) gap(shiftedDay(from, -1));
    if (to >= next) next = shiftedDay(to, 1);
  }
  if (next <= period.to) gap(period.to);
  return gaps;
}

/** Two invoices of one meter that follow each other; with several meters at a time nobody can tell which belongs to which. */
function joint(invoice: InvoiceAt, index: number, all: readonly InvoiceAt[]): Outcome[] {
  const next = all[index + 1];
  if (next === undefined || next.from !== shiftedDay(invoice.to, 1)) return [];
  if (all.some((each) => each !== invoice && each !== next && each.from <= next.to && each.to >= invoice.from))
    return [];
  const end = parseDecimal(invoice.meter_end ?? '');
  const start = parseDecimal(next.meter_start ?? '');
  if (end === undefined || start === undefined || compare(end, start) === 0) return [];
  return [hit(`${next.path}/meter_start`, { date: onDay(invoice.to), end: number(end), start: number(start) })];
}
