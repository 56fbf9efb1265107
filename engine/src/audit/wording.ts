import type { FactName, Outcome } from './outcome.ts';
import { lacks, lacksInPart } from './outcome.ts';
import type { Subject } from './subject.ts';

/**
 * What descriptions of costs give away.
 * Interpretation: words are only a hint, so what they raise is a question to somebody who has the invoice. Words behind
 * "ohne", "keine" or "exklusive" say that something is not in it.
 */
const says =
  (pattern: RegExp, unless?: RegExp) =>
  (description: string): boolean =>
    pattern.test(description.replace(/\b(ohne|keine?|exkl\w*\.?|außer)\s+\S+/gi, '')) && !unless?.test(description);

export const INSTALMENTS = says(/\babschl(ag|äge|agszahlung)/i, /schlussrechnung|jahresrechnung|endabrechnung/i);

export const REPAIRS = says(
  /reparatur|instandsetzung|\bersatz(teile?|beschaffung)?\b|austausch|erneuerung|notdienst|\bneue[rsn]? (pumpe|kessel|brenner|ventil|regelung)/i,
);

export const ADMINISTRATION = says(
  /\bverwaltung(skosten|spauschale|sgebühr)|verwaltergebühr|kontoführung|bankgebühr|\bporto\b|\bzinsen\b|mahngebühr/i,
);

export const LEASING = says(/\bleasing|kesselmiete|tankmiete|brennermiete|miete.{0,12}(kessel|tank|brenner|heizung)/i);

export const INTERIM_READINGS = says(/zwischenablesung|nutzerwechsel|auszugsablesung/i);

export const RESERVES = says(/rücklage|rückstellung|\bhausgeld/i);

export const FULL_SERVICE = says(/vollwartung|vollunterhalt|full[- ]?service|komplettwartung/i);

export const SMOKE_ALARM_RENT = says(
  /(miete|leasing).{0,20}rauch(warn)?melder|rauch(warn)?melder.{0,5}(miete|leasing)/i,
);

/** Rent lost after damage to the building may be insured with the building (BGH VIII ZR 38/17), not by itself. */
export const OTHER_INSURANCES = says(
  /mietausfall|mietverlust|rechtsschutz|reparatur(kosten)?versicherung|hausrat/i,
  /(wohn)?gebäudeversicherung/i,
);

export const TELEVISION_FEES = says(
  /kabel(anschluss|fernseh|gebühr|[- ]?tv)|(fernseh|antennen|breitband|tv-?)(grund)?gebühr|grundgebühr.{0,15}(kabel|fernseh|breitband)/i,
);

/** Nobody can check a cost that says nothing. */
export const isVague = (description: string): boolean =>
  /^\W*((sonstige[srn]?|diverse[srn]?|allgemeine[srn]?|verschiedene[srn]?|kosten|nebenkosten|betriebskosten|rechnung(en)?|misc)\W*)*$/i.test(
    description,
  );

/** A cost of the house with the words of its invoice. */
export interface DescribedCost {
  /** JSON pointer of the description. */
  readonly path: string;
  readonly kind: string;
  readonly description: string;
}

/** Asks every cost of these kinds (all where none are named) that is described; says which are not. */
export function describedCosts(
  { house, file, facts }: Subject,
  kinds: readonly string[] | undefined,
  ask: (cost: DescribedCost) => readonly Outcome[],
): readonly Outcome[] {
  const wanted = house.costs.flatMap((cost, index) =>
    kinds === undefined || kinds.includes(cost.kind) ? [{ kind: cost.kind, id: file.costs?.[index]?.id }] : [],
  );
  if (wanted.length === 0) return [];
  if (facts.costs === undefined) return [lacks('costs')];
  const missing: FactName = 'costs.description';
  return wanted.flatMap(({ kind, id }) => {
    const at = facts.costs?.findIndex((each) => each.id === id) ?? -1;
    const description = facts.costs?.[at]?.description;
    if (description === undefined) return [lacksInPart(missing)];
    return ask({ path: `/facts/costs/${at}/description`, kind, description });
  });
}
