import { formatCents, type ProvisionalValue } from '@klarmeter/engine';
import type { BrandContent } from '../accounts/index.ts';
import { fetchBrandVersion, openPersonKey, type PersonKey, readPersons } from '../accounts/index.ts';
import { operatingCostDocumentData, versionDocumentData } from '../billing/index.ts';
import type { Context } from '../context.ts';
import type { PersonWire } from '../http/schemas.ts';
import {
  berlinDay,
  fetchCustomer,
  fetchOccupancy,
  fetchProperty,
  landlordPersonId,
  type PropertyRow,
} from '../properties/index.ts';
import { OPERATING_COST_STATEMENT } from './operating-cost-document/input.ts';
import type { DocumentBrand, PostalParty } from './statement-document/input.ts';
import type { DocumentRow } from './store.ts';
import type { DocumentInput } from './templates.ts';

/** Addressee and landlord as they were when the document was made. */
export interface Parties {
  /** Null once the person is erased. */
  readonly addressee: PostalParty | null;
  readonly landlord: PostalParty;
}

export interface PartiesOfDocument {
  readonly parties: Parties;
  /** Whose key seals the archive: the occupant, or the landlord where there is none. */
  readonly personId: string;
}

const FOOTER_COLUMN_LINES = 3;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/** @throws Error when nobody is left who could be addressed. */
export async function readParties(
  context: Context,
  { propertyId, occupancyId }: { readonly propertyId: string; readonly occupancyId: string },
): Promise<PartiesOfDocument> {
  const property = await fetchProperty(context, propertyId);
  const { personId: occupantId } = await fetchOccupancy(context, occupancyId);
  const landlordId = landlordPersonId(property, await fetchCustomer(context, property.customerId));
  const persons = await readPersons(context, occupantId === null ? [landlordId] : [landlordId, occupantId]);
  const landlordPerson = persons.get(landlordId);
  if (landlordPerson === undefined) throw new Error(`the landlord of property ${propertyId} is erased`);
  const landlord = postalParty(landlordPerson);
  if (occupantId === null) return { parties: { addressee: landlord, landlord }, personId: landlordId };
  const occupant = persons.get(occupantId);
  return occupant === undefined
    ? { parties: { addressee: null, landlord }, personId: landlordId }
    : { parties: { addressee: postalParty(occupant, property), landlord }, personId: occupantId };
}

/** An occupant without a postal address of his own lives in the house. */
function postalParty(person: PersonWire, home?: PropertyRow): PostalParty {
  const {
    street,
    postal_code: postalCode,
    city,
  } = person.street === undefined && home !== undefined
    ? { street: home.street, postal_code: home.postalCode, city: home.city }
    : person;
  const place = [postalCode, city].filter((part) => part !== undefined).join(' ');
  return {
    name: person.salutation === undefined ? [person.name] : [person.salutation, person.name],
    address: [street, place].filter((line): line is string => line !== undefined && line !== ''),
  };
}

export async function sealParties(context: Context, { parties, personId }: PartiesOfDocument): Promise<string> {
  const key = await openPersonKey(context, personId);
  if (key === null) throw new Error(`person ${personId} was erased while the document was made`);
  return key.seal(utf8.encode(JSON.stringify(parties)));
}

export async function openPartiesWith(key: PersonKey, { partiesSealed }: DocumentRow): Promise<Parties> {
  return JSON.parse(text.decode(await key.open(partiesSealed))) as Parties;
}

/** Null once the person whose key sealed them is erased. */
export async function openParties(context: Context, document: DocumentRow): Promise<Parties | null> {
  const key = await openPersonKey(context, document.personId);
  return key === null ? null : openPartiesWith(key, document);
}

/** Everything the statement is printed from; only frozen values, so that a repeated print has the same bytes. */
export async function readStatementInput(
  context: Context,
  document: DocumentRow,
  parties: Parties,
): Promise<DocumentInput> {
  if (document.kind !== OPERATING_COST_STATEMENT) {
    const data = await versionDocumentData(context, document.statementVersionId);
    return inputOf(context, document, parties, data);
  }
  const data = await operatingCostDocumentData(context, document.statementVersionId);
  return { kind: OPERATING_COST_STATEMENT, ...(await inputOf(context, document, parties, data)) };
}

/** Figures of a version, which never change once it is issued. */
interface Replaced {
  readonly totalCents: number;
  readonly advanceCents: number | null;
  readonly balanceCents: number;
}

const euro = (cents: number): string => formatCents(BigInt(cents));

const figuresOf = ({ totalCents, advanceCents, balanceCents }: Replaced) => ({
  total_eur: euro(totalCents),
  ...(advanceCents === null ? {} : { advance_eur: euro(advanceCents) }),
  balance_eur: euro(balanceCents),
});

/** What every statement is printed from, with the house, result and presentation of its kind. */
async function inputOf<House, Result, Presentation>(
  context: Context,
  document: DocumentRow,
  parties: Parties,
  data: {
    readonly version: { readonly createdAt: Date; readonly reason: string | null; readonly digest: string };
    readonly replaced: Replaced | null;
    readonly house: House;
    readonly result: Result;
    readonly unitId: string;
    readonly occupancyId: string;
    readonly presentation: Presentation;
    readonly provisional: readonly ProvisionalValue[];
  },
) {
  const { version, replaced } = data;
  const brand = await fetchBrandVersion(context, document.brandId, document.brandVersion);
  return {
    statement: {
      number: document.number,
      version: document.version,
      createdOn: berlinDay(version.createdAt),
      ...(version.reason === null ? {} : { correctionReason: version.reason }),
      ...(replaced === null ? {} : { replaced: figuresOf(replaced) }),
      dataDigest: version.digest,
    },
    brand: documentBrand(brand),
    addressee: parties.addressee,
    landlord: parties.landlord,
    house: data.house,
    result: data.result,
    unit: data.unitId,
    occupancy: data.occupancyId,
    presentation: data.presentation,
    provisional: data.provisional,
  };
}

/** The look of a brand as documents print it. */
export function documentBrand(content: BrandContent): DocumentBrand {
  const { contact, footer } = content;
  const columns: string[][] = [];
  for (let i = 0; i < footer.length; i += FOOTER_COLUMN_LINES) columns.push(footer.slice(i, i + FOOTER_COLUMN_LINES));
  return {
    name: content.name,
    logoSvg: content.logo_svg,
    colors: content.colors,
    senderLine: content.sender_line,
    contact: {
      name: contact.name,
      lines: [...(contact.phone === undefined ? [] : [`Telefon ${contact.phone}`]), contact.email],
    },
    footer: columns,
    portal: content.portal_url === null ? null : { url: content.portal_url, pin: null },
  };
}
