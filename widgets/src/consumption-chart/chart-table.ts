import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dayRange } from '../i18n/format.ts';
import { isKnown, type Panel, type Reading } from './chart-model.ts';
import { comparison, figure, finding, slotName, unitName, whyNot } from './chart-words.ts';

/** The values of the chart as a table, from the same panel. */
export function chartTable(panel: Panel): TemplateResult {
  const { interval, unit, year, yearBefore, slots, total, totalBefore } = panel;
  const both = interval === 'month' && yearBefore !== null;
  const head = (name: string) =>
    html`<th scope="col" class="figure">${name} <span class="muted">${unitName(unit)}</span></th>`;
  return html`<table part="table">
    <caption>${[finding(panel), comparison(panel)].filter(Boolean).join(', ')}</caption>
    <thead>
      <tr>
        <th scope="col">
          ${interval === 'month' ? msg('Monat', { id: 'consumption-chart.month' }) : msg('Jahr', { id: 'consumption-chart.year' })}
        </th>
        ${interval === 'month' ? head(year) : head(msg('Verbrauch', { id: 'consumption-chart.consumption' }))}
        ${both ? head(yearBefore) : nothing}
      </tr>
    </thead>
    <tbody>
      ${slots.filter(isKnown).map(
        (slot) => html`<tr>
          <th scope="row">${slotName(panel, slot, 'long')}</th>
          ${cell(slot.now, panel)}${both ? cell(slot.before, panel) : nothing}
        </tr>`,
      )}
    </tbody>
    ${
      interval === 'month' && (total !== null || totalBefore !== null)
        ? html`<tfoot>
            <tr>
              <th scope="row">${msg('Jahr', { id: 'consumption-chart.year' })}</th>
              ${cell(total, panel)}${both ? cell(totalBefore, panel) : nothing}
            </tr>
          </tfoot>`
        : nothing
    }
  </table>`;
}

function cell(reading: Reading | null, { unit }: Panel): TemplateResult {
  return html`<td>${figure(reading?.value ?? null, unit)}${note(reading)}</td>`;
}

function note(reading: Reading | null): TemplateResult | typeof nothing {
  const words = noteWords(reading);
  return words === undefined ? nothing : html`<span class="muted">${words}</span>`;
}

function noteWords(reading: Reading | null): string | undefined {
  if (reading === null || reading.value === null) return whyNot(reading);
  return reading.partial ? dayRange(reading.from, reading.to) : undefined;
}
