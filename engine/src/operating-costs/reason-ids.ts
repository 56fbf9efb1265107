/** The amounts of an occupant that have a reason. */
export type OperatingCostAmount =
  | `positions/${string}`
  | `labour/${string}`
  | 'heating'
  | 'total'
  | 'balance'
  | 'advance'
  | 'advance_basis'
  | 'advance_proposal';

/**
 * Id of the reason behind an amount of an occupant, who is named by his `path` in the result: `positions/<id>` for a line,
 * `heating` for that of the heating bill, `labour/s35a_2` and `labour/s35a_3` for the sums of the certificate.
 */
export const operatingCostReasonId = (occupantPath: string, amount: OperatingCostAmount): string =>
  `occupants${occupantPath}/${amount}`;

/** Id of the reason behind what an occupant has of the key of a position. */
export const keyReasonId = (occupantPath: string, position: string): string =>
  `occupants${occupantPath}/keys/${position}`;

/** Id of the reason behind the lines that labour within a heating cost of a scope goes by. */
export const heatingLabourReasonId = (scope: string): string => `heating_labour/${scope}`;
