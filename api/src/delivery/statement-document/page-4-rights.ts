import { co2Blocks } from './co2.ts';
import { linkCode } from './codes.ts';
import { comparisonBlocks } from './comparison.ts';
import { meteringCharges } from './costs.ts';
import { decimalsOf, exact, sum } from './decimal.ts';
import { type Block, fact, heading, small, text } from './document.ts';
import { euro, number, percent } from './format.ts';
import type { StatementIdentity } from './input.ts';
import { restsOnConsumption, type Subject, usesPartOfPeriod } from './subject.ts';

/** Page 4: is that much, what does the CO2 cost, what is in the price, who helps (HeizkostenV section 6a(3)). */
export function composeRights(subject: Subject): Block[] {
  return [
    ...comparisonBlocks(subject),
    ...co2Blocks(subject),
    ...priceBlocks(subject),
    heading('Ihre Rechte'),
    rights(subject),
    heading('Kleines Wörterbuch'),
    glossary(subject),
    ...verification(subject.input.statement),
  ];
}

function priceBlocks(subject: Subject): Block[] {
  const { presentation } = subject.input;
  const title = heading('Was im Preis steckt');
  if (!restsOnConsumption(subject)) {
    return [
      title,
      text(
        'Diese Abrechnung beruht nicht auf Ihrem Verbrauch. Angaben zu Energie und Vergleich entfallen.',
        '§ 6a Abs. 5 HeizkostenV',
      ),
    ];
  }
  const charges = meteringCharges(subject);
  const district = presentation.district_heating;
  const digits = Math.max(0, ...presentation.fuel_mix.map((fuel) => decimalsOf(fuel.percent)));
  const fuels = presentation.fuel_mix
    .map((fuel) => `${percent(exact(fuel.percent), digits)} ${fuel.energy}`)
    .join(' · ');
  const facts = [
    fact('Energieträger', fuels === '' ? 'Die Anteile liegen nicht vor.' : fuels),
    ...(district ? [fact('Wärmenetz', networkText(district))] : []),
    fact('Steuern und Abgaben', taxes(subject)),
    fact(
      'Messgeräte',
      charges === null
        ? 'Die Entgelte hat die Verwaltung nicht mitgeteilt.'
        : charges.numerator === 0n
          ? 'Miete, Eichung, Ablesung und Abrechnung sind in diesen Kosten nicht enthalten.'
          : `Miete, Eichung, Ablesung und Abrechnung im Haus zusammen ${euro(charges)}`,
    ),
  ];
  return [title, { kind: 'facts', facts }];
}

function networkText(district: NonNullable<Subject['input']['presentation']['district_heating']>): string {
  const factor = number(exact(district.primary_energy_factor), 2);
  const gases = number(exact(district.greenhouse_gas_kg_per_year), 0);
  return `Primärenergiefaktor ${factor} · Treibhausgase im Jahr ${gases} kg`;
}

function taxes({ input: { presentation } }: Subject): string {
  const entries = presentation.taxes_and_levies;
  if (entries === null) return 'Liegen nicht vor.';
  if (entries.length === 0) return 'Keine.';
  const parts = entries.map(({ name, amount_eur }) => `${name} ${euro(exact(amount_eur))}`);
  if (entries.length === 1) return parts.join('');
  return `${parts.join(' · ')} · zusammen ${euro(sum(entries.map(({ amount_eur }) => exact(amount_eur))))}`;
}

function rights({ input: { presentation }, houseOccupancy }: Subject): Block {
  // A landlord has no deadlines against himself.
  const rules = houseOccupancy.vacant === true ? [] : presentation.deadlines;
  const deadlines = rules.map((rule) => fact(rule.title, rule.text, rule.legal_basis));
  const dispute = presentation.dispute_resolution ? [fact('Streitbeilegung', presentation.dispute_resolution)] : [];
  const advice = presentation.advice.map(({ name, web }) => `${name}: ${web}`).join('\n');
  return { kind: 'facts', facts: [...deadlines, ...dispute, fact('Beratung', advice)] };
}

function glossary(subject: Subject): Block {
  const { occupancy, input } = subject;
  const rows = Object.values(occupancy.devices).flat();
  const words: { term: string; text: string; when: boolean }[] = [
    { term: 'Grundkosten', text: 'der feste Teil, verteilt nach Fläche.', when: true },
    { term: 'Verbrauchskosten', text: 'der Teil nach Ihren Gerätewerten.', when: restsOnConsumption(subject) },
    {
      term: 'Einheiten',
      text: 'zählt ein Heizkostenverteiler. Ihr Preis hängt auch davon ab, wie viel die anderen heizen.',
      when: input.presentation.heating_unit === 'Einheiten',
    },
    {
      term: 'Gradtage',
      text: 'Anteil eines Tages am Heizbedarf des Jahres. Ein Jahr hat 1.000.',
      when: usesPartOfPeriod(subject) && occupancy.time_share !== null,
    },
    {
      term: 'Ersatzwert',
      text: 'tritt an die Stelle eines fehlenden Messwerts.',
      when: rows.some(({ mark }) => mark === 'substitute'),
    },
    {
      term: 'Witterungsbereinigt',
      text: 'kalte und warme Jahre sind vergleichbar gerechnet, mit dem Klimafaktor des Wetterdienstes.',
      when: occupancy.comparison.rows.some(({ climate_factor }) => climate_factor !== null),
    },
    {
      term: 'Einspruch',
      text: 'rechtlich: Einwendung gegen die Abrechnung.',
      when: subject.houseOccupancy.vacant !== true,
    },
  ];
  return {
    kind: 'facts',
    facts: words.filter(({ when }) => when).map(({ term, text: meaning }) => fact(term, meaning)),
  };
}

/** The digest of the data: a file cannot contain its own. */
export function verification(statement: StatementIdentity): Block[] {
  const kept = `Diese Fassung (v${statement.version}) bleibt unverändert abrufbar.`;
  if (statement.dataDigest === undefined) return [small(kept)];
  const number = `Prüfnummer der Daten: ${statement.dataDigest.match(/.{1,8}/g)?.join(' ') ?? ''}`;
  if (statement.verificationUrl === undefined) return [small(`${number}. ${kept}`)];
  const url = statement.verificationUrl;
  return [
    {
      kind: 'code',
      code: linkCode(url, 'QR-Code zur Prüfseite:', [number, `Prüfen: ${url.replace(/^https:\/\//, '')}`, kept]),
    },
  ];
}
