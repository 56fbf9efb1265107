import type { BilledHouse, House, ProvisionalValue } from '@klarmeter/engine';
import type { Presentation, PreviousPeriod } from '../../billing/index.ts';

/** Everything a statement is printed from. Nothing else is looked up, so the same input gives the same document. */
export interface StatementDocumentInput {
  readonly statement: StatementIdentity;
  readonly brand: DocumentBrand;
  /** Null once the person is erased: the document then says that the name is no longer stored. */
  readonly addressee: PostalParty | null;
  readonly landlord: PostalParty;
  readonly house: House;
  readonly result: BilledHouse;
  /** Whose statement this is: ids of the house file. */
  readonly unit: string;
  readonly occupancy: string;
  readonly presentation: Presentation;
  /** The occupant's figures of the period before; null for a first statement. Left out: those of the presentation. */
  readonly previous?: PreviousPeriod | null;
  /** Values of the law behind the occupant's total that are not officially published. Left out: there are none. */
  readonly provisional?: readonly ProvisionalValue[];
}

export interface StatementIdentity {
  /** Such as "HK-2022-0001-01". */
  readonly number: string;
  readonly version: number;
  /** Day of issue, ISO. Also the document's creation date, so that a second print has the same bytes. */
  readonly createdOn: string;
  /** From version 2 on: why it replaces the version before, in one sentence. */
  readonly correctionReason?: string;
  /** From version 2 on: what the version before came to, as it was issued. */
  readonly replaced?: {
    readonly total_eur: string;
    readonly advance_eur?: string;
    readonly balance_eur: string;
  };
  /** SHA-256 of the statement's data in hexadecimal; a file cannot contain its own. */
  readonly dataDigest?: string;
  /** Where `dataDigest` can be checked. */
  readonly verificationUrl?: string;
}

export interface PostalParty {
  readonly name: readonly string[];
  readonly address: readonly string[];
}

/** The only sender a reader sees. All texts are the brand's own. */
export interface DocumentBrand {
  readonly name: string;
  /** SVG; null prints the name instead. */
  readonly logoSvg: string | null;
  readonly colors: { readonly primary: string };
  /** One line above the address. */
  readonly senderLine: string;
  readonly contact: { readonly name: string; readonly lines: readonly string[] };
  /** Company block of the first page, up to four columns of lines. */
  readonly footer: readonly (readonly string[])[];
  readonly portal: { readonly url: string; readonly pin: string | null } | null;
}
