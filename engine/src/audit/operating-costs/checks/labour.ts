import type { OperatingCostKindId } from '../../../law/de/betrkv/section-2-kinds.parameters.ts';
import type { LabourKind } from '../../../law/de/estg/section-35a-labour.ts';
import type { CheckDefinition } from '../../check.ts';
import { type Words, words } from '../../details.ts';
import { hit } from '../../outcome.ts';
import { type Found, kindOf } from '../look.ts';
import type { OperatingCostClaim } from '../reduction.ts';
import type { OperatingCostSubject } from '../subject.ts';

const BASIS = 'EStG § 35a(5)';

/** EStG section 35a: labour that tenants take off their tax, which the statement has to show. */
export const labourChecks = {
  labour_missing: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Arbeitskosten nicht ausgewiesen', 'Labour cost not shown'),
    message: words(
      '{cost}: Hier steckt meist Arbeitslohn. Ausgewiesen ist keiner, die Mieter können nichts absetzen.',
      '{cost}: this is mostly labour. None is shown, so tenants cannot claim it.',
    ),
    toDo: words('Entnehmen Sie die Arbeitskosten der Rechnung.', 'Take the labour cost from the invoice.'),
    run: ({ positions }) =>
      positions
        .filter(
          (position) =>
            USUAL.has(kindOf(position)) &&
            position.model.labour.every(({ amount }) => amount.n === 0n) &&
            !position.model.ownWork &&
            position.model.amount.n > 0n,
        )
        .map(({ path, name: cost }) => hit(path, { cost })),
  },

  labour_where_none_is: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Arbeitskosten, wo keine sind', 'Labour cost where there is none'),
    message: words(
      '{cost}: Steuern, Gebühren und Versicherungen enthalten keine Arbeitskosten im Sinn des Gesetzes.',
      '{cost}: taxes, fees and insurance hold no labour cost in the sense of the law.',
    ),
    toDo: words('Entfernen Sie die Arbeitskosten der Position.', 'Remove the labour cost of the position.'),
    run: ({ positions }) =>
      positions
        .filter((position) => NONE.has(kindOf(position)) && position.model.labour.some(({ amount }) => amount.n > 0n))
        .map(({ path, name: cost }) => hit(`${path}/labour`, { cost })),
  },

  labour_kind_unusual: {
    severity: 'warning',
    legalBasis: BASIS,
    title: words('Arbeitskosten der falschen Art', 'Labour cost of the wrong kind'),
    message: words(
      '{cost}: Ausgewiesen als {shown}. Üblich sind {usual}.',
      '{cost}: shown as {shown}. Usual are {usual}.',
    ),
    toDo: words('Prüfen Sie die Art der Arbeit.', 'Check what kind of work it is.'),
    run: ({ positions }) =>
      positions.flatMap((position): Found[] => {
        const usual = USUAL.get(kindOf(position));
        if (usual === undefined || usual === 'either') return [];
        return position.model.labour
          .filter(({ kind, amount }) => kind !== usual && amount.n > 0n)
          .map(({ path, kind }) =>
            hit(`/house${path}/kind`, { cost: position.name, shown: LABOUR_WORDS[kind], usual: LABOUR_WORDS[usual] }),
          );
      }),
  },
} satisfies Record<string, CheckDefinition<OperatingCostSubject, OperatingCostClaim>>;

const LABOUR_WORDS: Readonly<Record<LabourKind, Words>> = {
  s35a_2: words('haushaltsnahe Dienstleistungen', 'household services'),
  s35a_3: words('Handwerkerleistungen', 'work of craftsmen'),
};

/** Kinds that are mostly work, and which. Interpretation: as tax offices usually sort them; a contract may differ. */
const USUAL: ReadonlyMap<OperatingCostKindId, LabourKind | 'either'> = new Map([
  ['lift', 's35a_3'],
  ['street_cleaning', 's35a_2'],
  ['building_cleaning', 's35a_2'],
  ['pest_control', 'either'],
  ['garden', 'either'],
  ['chimney_sweep', 's35a_3'],
  ['caretaker', 's35a_2'],
]);

/** Interpretation: what public bodies and insurers charge is no work near the household. */
const NONE: ReadonlySet<OperatingCostKindId> = new Set([
  'property_tax',
  'public_charges',
  'refuse',
  'property_insurance',
  'liability_insurance',
]);
