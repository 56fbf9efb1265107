import { isWithin, mandatoryConsumptionPercent } from '../../law/de/heizkostenv/section-7-heat-costs.ts';
import { parseDecimal } from '../../money/decimal.ts';
import { absolute, add, type Fraction, fraction, isLess, subtract } from '../../money/fraction.ts';
import type { CheckDefinition } from '../check.ts';
import { number, words } from '../details.ts';
import { goesByConsumption, hasPot, type KeyInUse, keysInUse, POT_KINDS, POT_WORDS, rangeOf } from '../look.ts';
import { hit, lacks, type Outcome } from '../outcome.ts';
import type { Claim, PotKind } from '../reduction.ts';
import { hasFreeAgreement, isOutsideOrdinance } from '../scope.ts';
import type { Subject } from '../subject.ts';

/** HeizkostenV sections 7 to 10: how much goes by consumption. */
export const keyChecks = {
  consumption_part_too_small: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(1)',
    title: words('Zu wenig nach Verbrauch verteilt', 'Too little by consumption'),
    message: words(
      '{pot}: {percent} % gehen nach Verbrauch. Mindestens {min} % sind vorgeschrieben.',
      '{pot}: {percent} % go by consumption. At least {min} % are mandatory.',
    ),
    toDo: words('Ändern Sie den Schlüssel und rechnen Sie neu ab.', 'Change the key and bill again.'),
    run: (subject) =>
      eachBoundKey(subject, ({ kind, path, percent, slack }) => {
        const { min } = rangeOf(subject, kind);
        if (!isLess(add(percent, slack), fraction(min))) return [];
        return [hit(path, { pot: POT_WORDS[kind], percent: number(percent), min: number(fraction(min)) })];
      }),
  },

  consumption_part_too_large: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 10',
    title: words(
      'Mehr nach Verbrauch, als ohne Vertrag erlaubt',
      'More by consumption than allowed without a contract',
    ),
    message: words(
      '{pot}: {percent} % gehen nach Verbrauch. Mehr als {max} % braucht eine Vereinbarung mit allen Nutzern.',
      '{pot}: {percent} % go by consumption. More than {max} % needs an agreement with all users.',
    ),
    toDo: words(
      'Hinterlegen Sie die Vereinbarung oder senken Sie den Anteil.',
      'File the agreement or lower the percentage.',
    ),
    run: (subject) =>
      eachBoundKey(subject, ({ kind, path, percent, slack }) => {
        const max = fraction(rangeOf(subject, kind).max);
        if (!isLess(add(max, slack), percent)) return [];
        const agreed = subject.facts.agreements?.above_maximum;
        if (agreed === undefined) return [lacks('agreements.above_maximum')];
        if (agreed) return [];
        return [hit(path, { pot: POT_WORDS[kind], percent: number(percent), max: number(max) })];
      }),
  },

  not_billed_by_consumption: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    title: words('Nicht nach Verbrauch abgerechnet', 'Not billed by consumption'),
    message: words(
      '{pot}: Kein Gerät hat Verbrauch erfasst. Alle Kosten gehen nach Fläche.',
      '{pot}: no device recorded any consumption. All of the cost goes by area.',
    ),
    toDo: words(
      'Tragen Sie die Ablesewerte oder Ersatzwerte ein. Fehlen Geräte, bauen Sie welche ein.',
      'Enter readings or substitutes. Where there are no devices, install them.',
    ),
    run: (subject) => {
      if (isOutsideOrdinance(subject)) return [];
      return POT_KINDS.filter((pot) => hasPot(subject, pot)).flatMap((pot) => {
        const percents = keysInUse(subject).filter(({ kind }) => kind === pot);
        const without = percents.length > 0 && percents.every(({ percent }) => percent.n === 0n);
        if (goesByConsumption(subject, pot) && !without) return [];
        const found = hit<Claim>('/house/units', { pot: POT_WORDS[pot] }, { right: 'notByConsumption', pot });
        return unlessAgreed(subject, pot, [found]);
      });
    },
  },

  mandatory_percent_missed: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(1)',
    title: words('Vorgeschriebener Verbrauchsanteil verfehlt', 'Mandatory part by consumption missed'),
    message: words(
      'Nach Verbrauch gehen {percent} %. In diesem Gebäude sind {mandatory} % vorgeschrieben: Öl oder Gas, Dämmung vor 1994, Leitungen gedämmt.',
      '{percent} % go by consumption. This building is bound to {mandatory} %: oil or gas, insulation before 1994, pipes insulated.',
    ),
    toDo: words('Ändern Sie den Schlüssel und rechnen Sie neu ab.', 'Change the key and bill again.'),
    run: (subject) => {
      const { mandatory, lack } = mandatoryOf(subject);
      if (lack !== undefined) return [lack];
      if (mandatory === undefined) return [];
      return eachBoundKey(subject, ({ kind, path, percent, slack }) => {
        // More is a matter of agreement (section 10), not of this sentence.
        if (kind !== 'heating' || !isLess(add(percent, slack), mandatory)) return [];
        return [hit(path, { percent: number(percent), mandatory: number(mandatory) })];
      });
    },
  },

  agreed_key_not_used: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(4)',
    title: words('Anderer Schlüssel als vereinbart', 'Another key than agreed'),
    message: words(
      '{pot}: Vereinbart sind {agreed} % nach Verbrauch, abgerechnet sind {percent} %.',
      '{pot}: {agreed} % by consumption are agreed, {percent} % were billed.',
    ),
    toDo: words(
      'Rechnen Sie mit dem vereinbarten Schlüssel ab oder hinterlegen Sie die spätere Änderung.',
      'Bill by the agreed key or file the later change.',
    ),
    run: (subject) => {
      const { agreements } = subject.facts;
      return keysInUse(subject).flatMap(({ kind, path, percent, slack }): Outcome[] => {
        const field = `${kind}_consumption_percent` as const;
        const text = agreements?.[field];
        if (text === undefined) return [lacks(`agreements.${field}`)];
        const agreed = text === null ? undefined : parseDecimal(text);
        const same = agreed && !isLess(slack, absolute(subtract(agreed, percent)));
        if (agreed === undefined || same) return [];
        const binding = binds(subject, kind, agreed);
        if (binding !== true) return binding === false ? [] : [binding];
        return [hit(path, { pot: POT_WORDS[kind], agreed: number(agreed), percent: number(percent) })];
      });
    },
  },
} satisfies Record<string, CheckDefinition>;

/** Asks every key that the ordinance binds: not outside of it, nor where something else could be agreed and was. */
function eachBoundKey(subject: Subject, ask: (key: KeyInUse) => readonly Outcome[]): readonly Outcome[] {
  if (isOutsideOrdinance(subject)) return [];
  return keysInUse(subject).flatMap((key) => unlessAgreed(subject, key.kind, ask(key)));
}

/** What was found, but in a house of two dwellings whose agreement goes before the ordinance. */
function unlessAgreed(subject: Subject, kind: PotKind, found: readonly Outcome[]): readonly Outcome[] {
  if (found.length === 0) return [];
  const free = hasFreeAgreement(subject, kind);
  if (free === undefined) return [lacks('building.two_dwellings_with_landlord')];
  return free ? [] : found;
}

/** The 70 percent of section 7(1) sentence 2, as far as the facts say whether they hold. */
function mandatoryOf({ house, facts }: Subject): { mandatory?: Fraction; lack?: Outcome } {
  const { energy = '', commercialHeatSupply } = house.plant;
  const insulated = facts.building?.insulated_as_of_1994;
  const pipesInsulated = facts.plant?.pipes_insulated;
  const ask = (own: { insulated: boolean; pipesInsulated: boolean }) =>
    mandatoryConsumptionPercent({ energy, commercialHeatSupply, ...own }, house.period.from);
  // One fact may decide alone.
  if (ask({ insulated: insulated ?? false, pipesInsulated: pipesInsulated ?? true }) === undefined) return {};
  if (insulated === undefined) return { lack: lacks('building.insulated_as_of_1994') };
  if (pipesInsulated === undefined) return { lack: lacks('plant.pipes_insulated') };
  const mandatory = ask({ insulated, pipesInsulated });
  return mandatory === undefined ? {} : { mandatory };
}

/** Whether an agreed key may be used, within the ordinance or because agreements go before it; else what is not known. */
function binds(subject: Subject, kind: PotKind, agreed: Fraction): boolean | Outcome {
  if (isOutsideOrdinance(subject)) return true;
  const free = hasFreeAgreement(subject, kind);
  if (free !== false) return free ?? lacks('building.two_dwellings_with_landlord');
  const { mandatory, lack } = kind === 'heating' ? mandatoryOf(subject) : {};
  if (lack !== undefined) return lack;
  if (mandatory !== undefined && isLess(agreed, mandatory)) return false;
  const { min, max } = rangeOf(subject, kind);
  return isWithin(agreed, subject.facts.agreements?.above_maximum === true ? { min, max: 100n } : { min, max });
}
