import type { CheckDefinition } from '../check.ts';
import { name, words } from '../details.ts';
import { hit, lacksInPart, type Outcome } from '../outcome.ts';
import {
  ADMINISTRATION,
  type DescribedCost,
  describedCosts,
  INTERIM_READINGS,
  isVague,
  LEASING,
  REPAIRS,
} from '../wording.ts';

/** What is done to the plant; devices exchanged for their calibration are another matter. */
const CARE_KINDS: readonly string[] = ['operation', 'maintenance', 'cleaning', 'emission_measurement'];
const METERING_KINDS: readonly string[] = ['metering_rent', 'calibration', 'reading', 'billing'];

/** HeizkostenV section 7(2), BetrKV section 1(2): what descriptions say that amounts do not. */
export const costDescriptionChecks = {
  repair_among_costs: {
    severity: 'warning',
    legalBasis: 'BetrKV § 1(2)',
    title: words('Reparatur unter den Kosten', 'Repair among the costs'),
    message: words(
      '„{description}“ klingt nach einer Reparatur. Instandsetzung zahlt der Eigentümer.',
      '"{description}" sounds like a repair. Repairs are the owner\'s.',
    ),
    toDo: words(
      'Nehmen Sie den Anteil für Reparatur und Ersatzteile aus dem Betrag.',
      'Take the part for repairs and spare parts out of the amount.',
    ),
    run: (subject) => describedCosts(subject, CARE_KINDS, saying(REPAIRS)),
  },

  administration_among_costs: {
    severity: 'warning',
    legalBasis: 'BetrKV § 1(2)',
    title: words('Verwaltungskosten unter den Kosten', 'Administration among the costs'),
    message: words(
      '„{description}“ klingt nach Verwaltung. Sie ist nicht umlagefähig.',
      '"{description}" sounds like administration. It may not be distributed.',
    ),
    toDo: words('Nehmen Sie den Betrag aus der Abrechnung.', 'Take the amount out of the bill.'),
    run: (subject) => describedCosts(subject, undefined, saying(ADMINISTRATION)),
  },

  plant_leasing_among_costs: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 7(2)',
    title: words('Miete der Anlage unter den Kosten', 'Rent of the plant among the costs'),
    message: words(
      '„{description}“ klingt nach Miete für Kessel oder Tank. Umlagefähig ist nur die Miete der Messgeräte.',
      '"{description}" sounds like rent of boiler or tank. Only that of metering equipment may be distributed.',
    ),
    toDo: words('Nehmen Sie den Betrag aus der Abrechnung.', 'Take the amount out of the bill.'),
    run: (subject) => describedCosts(subject, undefined, saying(LEASING)),
  },

  interim_reading_fee_without_agreement: {
    severity: 'error',
    legalBasis: 'BetrKV § 1(2)',
    title: words('Zwischenablesung ohne Vereinbarung umgelegt', 'Interim reading charged without an agreement'),
    message: words(
      '„{description}“ ist auf die Nutzer verteilt. Ohne Vereinbarung trägt sie der Vermieter.',
      '"{description}" is distributed to the users. Without an agreement the landlord bears it.',
    ),
    toDo: words(
      'Nehmen Sie den Betrag heraus oder hinterlegen Sie die Vereinbarung.',
      'Take the amount out or file the agreement.',
    ),
    run: (subject) =>
      describedCosts(subject, METERING_KINDS, ({ path, description }) => {
        if (!INTERIM_READINGS(description)) return [];
        const agreed = subject.facts.agreements?.interim_reading_fee;
        if (agreed === undefined) return [lacksInPart('agreements.interim_reading_fee')];
        return agreed ? [] : [hit(path, { description: name(description) })];
      }),
  },

  vague_cost_description: {
    severity: 'warning',
    legalBasis: 'BGB § 259(1)',
    title: words('Kosten ohne verständliche Bezeichnung', 'Cost without a description anybody understands'),
    message: words(
      'Die Kosten „{description}“ ({kind}) kann niemand nachprüfen.',
      'Nobody can check the cost "{description}" ({kind}).',
    ),
    toDo: words('Schreiben Sie, was bezahlt wurde und an wen.', 'Write what was paid for, and to whom.'),
    run: (subject) =>
      describedCosts(subject, undefined, ({ path, kind, description }) =>
        isVague(description) ? [hit(path, { description: name(description), kind: name(kind) })] : [],
      ),
  },
} satisfies Record<string, CheckDefinition>;

const saying =
  (test: (description: string) => boolean) =>
  ({ path, description }: DescribedCost): Outcome[] =>
    test(description) ? [hit(path, { description: name(description) })] : [];
