import { OPERATING_COST_KINDS } from '../../../law/de/betrkv/section-2-kinds.parameters.ts';
import type { Day } from '../../../time/day.ts';
import type { CheckDefinition } from '../../check.ts';
import { costDescriptionChecks } from '../../checks/cost-descriptions.ts';
import { name, onDay, words } from '../../details.ts';
import { hit } from '../../outcome.ts';
import {
  ADMINISTRATION,
  FULL_SERVICE,
  isVague,
  OTHER_INSURANCES,
  REPAIRS,
  RESERVES,
  SMOKE_ALARM_RENT,
  TELEVISION_FEES,
} from '../../wording.ts';
import { type DescribedPosition, describedPositions, type Found, kindOf } from '../look.ts';
import { dropped, type OperatingCostClaim } from '../reduction.ts';
import type { AuditedPosition, OperatingCostSubject } from '../subject.ts';

const EXCLUDED = 'BetrKV § 1(2)';
const LISTED = 'BetrKV § 2';

/** BetrKV sections 1 and 2: what contract and invoice say that amounts do not. */
export const descriptionChecks = {
  repair_among_costs: {
    ...costDescriptionChecks.repair_among_costs,
    run: (subject) => describedPositions(subject, isWhole, saying(REPAIRS, EXCLUDED, true)),
  },

  administration_among_costs: {
    ...costDescriptionChecks.administration_among_costs,
    run: (subject) => describedPositions(subject, isWhole, saying(ADMINISTRATION, EXCLUDED, true)),
  },

  reserve_among_costs: {
    severity: 'warning',
    legalBasis: EXCLUDED,
    title: words('Rücklage unter den Kosten', 'Reserve among the costs'),
    message: words(
      '„{description}“ klingt nach Hausgeld oder Rücklage. Beide enthalten Kosten, die der Eigentümer trägt.',
      '"{description}" sounds like a contribution to the association or its reserve. Both hold costs of the owner.',
    ),
    toDo: words(
      'Übernehmen Sie nur die umlagefähigen Einzelpositionen der Jahresabrechnung.',
      'Take over only those positions of the yearly account that may be distributed.',
    ),
    run: (subject) => describedPositions(subject, isWhole, saying(RESERVES, EXCLUDED, true)),
  },

  full_service_without_deduction: {
    severity: 'warning',
    legalBasis: EXCLUDED,
    title: words('Vollwartung ohne Abzug', 'Full service without a deduction'),
    message: words(
      '„{description}“ enthält auch Reparaturen. Ein Abzug fehlt.',
      '"{description}" covers repairs as well. There is no deduction.',
    ),
    toDo: words(
      'Ziehen Sie den Anteil für Instandsetzung ab und nennen Sie den Grund.',
      'Deduct the part for repairs, and name the reason.',
    ),
    run: (subject) => describedPositions(subject, isWhole, saying(FULL_SERVICE, EXCLUDED, true)),
  },

  smoke_alarm_rent_among_costs: {
    severity: 'warning',
    legalBasis: 'BetrKV § 1(1)',
    title: words('Miete der Rauchwarnmelder unter den Kosten', 'Rent of smoke alarms among the costs'),
    message: words(
      '„{description}“ klingt nach Miete für Rauchwarnmelder. Umlagefähig ist nur ihre Wartung.',
      '"{description}" sounds like rent of smoke alarms. Only their upkeep may be distributed.',
    ),
    toDo: words('Nehmen Sie die Miete aus der Abrechnung.', 'Take the rent out of the statement.'),
    run: (subject) => describedPositions(subject, () => true, saying(SMOKE_ALARM_RENT, 'BetrKV § 1(1)', false)),
  },

  insurance_not_apportionable: {
    severity: 'warning',
    legalBasis: LISTED,
    title: words('Versicherung, die der Vermieter trägt', 'Insurance that the landlord bears'),
    message: words(
      '„{description}“ ist keine Sach- oder Haftpflichtversicherung des Gebäudes.',
      '"{description}" insures neither the building nor its liability.',
    ),
    toDo: words(
      'Nehmen Sie den Beitrag heraus. Mietausfall zählt nur als Teil der Gebäudeversicherung.',
      'Take the premium out. Loss of rent counts only within the insurance of the building.',
    ),
    run: (subject) => describedPositions(subject, () => true, saying(OTHER_INSURANCES, LISTED, false)),
  },

  television_fees_by_another_name: {
    severity: 'warning',
    legalBasis: LISTED,
    title: words('Fernsehgebühren unter anderem Namen', 'Television fees by another name'),
    message: words(
      '„{description}“ klingt nach Gebühren für Kabel oder Antenne. Seit {since} sind sie nicht umlagefähig.',
      '"{description}" sounds like fees of cable or aerial. Since {since} they may not be distributed.',
    ),
    toDo: words(
      'Nehmen Sie die Gebühren heraus. Strom und Wartung der Anlage dürfen bleiben.',
      'Take the fees out. Electricity and upkeep of the plant may stay.',
    ),
    run: (subject) =>
      describedPositions(
        subject,
        ({ model }) => model.period.to >= FEES_ENDED,
        ({ position, said, path }) => {
          const details = { description: name(said), since: onDay(FEES_ENDED) };
          return TELEVISION_FEES(said) ? [hit(path, details, dropped(LISTED, [position.id]))] : [];
        },
      ),
  },

  other_cost_not_named: {
    severity: 'error',
    legalBasis: LISTED,
    title: words('Sonstige Kosten ohne Namen', 'Other cost without a name'),
    message: words(
      'Die Position heißt nur „{label}“. Sonstige Betriebskosten müssen im Vertrag einzeln benannt sein.',
      'The position is called "{label}" only. Other operating costs must be named one by one in the contract.',
    ),
    toDo: words(
      'Setzen Sie den Namen aus dem Vertrag ein oder nehmen Sie die Position heraus.',
      'Enter the name of the contract, or take the position out.',
    ),
    run: ({ positions }) =>
      positions
        .filter((position) => kindOf(position) === 'other' && isVague(position.model.label ?? ''))
        .map(({ path, id, model }) => hit(`${path}/label`, { label: name(model.label ?? '') }, dropped(LISTED, [id]))),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

/** A deduction says that somebody has looked what the amount is for. */
const isWhole = ({ model }: AuditedPosition): boolean => model.deduction === undefined;

const lastWithFees = OPERATING_COST_KINDS.findLastIndex(({ value }) => value.some(({ kind }) => kind === 'cable_fees'));
/** From this day on fees of aerial and cable stand no longer in the list. */
const FEES_ENDED: Day = OPERATING_COST_KINDS[lastWithFees + 1]?.from ?? '9999-12-31';

const saying =
  (test: (description: string) => boolean, legalBasis: string, upTo: boolean) =>
  ({ position, said, path }: DescribedPosition): Found[] =>
    test(said) ? [hit(path, { description: name(said) }, dropped(legalBasis, [position.id], upTo))] : [];
