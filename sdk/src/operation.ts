/** One row of the generated table: what must be known to ask the API for an operation. */
export interface Operation {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its parameters in braces, as in the document: `/v1/units/{unit_id}`. */
  readonly path: string;
  readonly pathParams?: readonly string[];
  readonly queryParams?: readonly string[];
  /** Query parameters that take several values in one, separated by commas. */
  readonly commaParams?: readonly string[];
  /** Content types the request may have, the usual one first. Absent: no body. */
  readonly body?: readonly string[];
  /** Whether the body may be packed by gzip. */
  readonly gzip?: true;
  /** Content types of the answer, the usual one first. Absent: no body. */
  readonly answer?: readonly string[];
  /** Status of success. */
  readonly status: number;
  /** Name of the query parameter that asks for the next page. Absent: not a list with cursors. */
  readonly paging?: string;
  /** Whether the document asks for an Idempotency-Key. */
  readonly idempotency?: 'required' | 'optional';
  /** Whether the document asks for If-Match. */
  readonly ifMatch?: 'required' | 'optional';
}

export type OperationTable = Readonly<Record<string, Operation>>;
