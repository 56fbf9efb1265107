import { bytesOfHex } from './bytes.ts';
import { type Formats, formatSignature } from './compact-frame.ts';

/**
 * Headers of compact frames that meters in the field refer to, DIF to last VIFE of each record, so that such a meter can be
 * read before its first full frame has been heard. The signature follows from the headers; a wrong entry cannot match it.
 */
const HEADERS = [
  // Kamstrup heat and cooling meters
  '02F9FF15 0406 04EEFF07 04EEFF08 0414 844014 84804014 02FD17 026C 426C 4406 4414 C44014 C4804014 043B 0259 025D',
  '0306 4306 0314 426C 022D 01FF21',
  '030E 430E 0313 426C 022D 01FF21',
  '030F 430F 0314 426C 022D 01FF21',
  '0406 04FF07 04FF08 0414 043B 0259 025D 04FF22 026C 4406 4414 426C',
  '040E 04FF07 04FF08 0413 844014 84804014 043B 0259 025D 142D 84100E 84200E 04FF22 026C 440E 4413 C44014 C4804014 426C',
  '040F 04FF07 04FF08 0414 844014 84804014 043B 0259 025D 142D 84100F 84200F 04FF22 026C 440F 4414 C44014 C4804014 426C',
  // Kamstrup water meters
  '02FF20 0413 4413 426C 523B 615B 6167 5167 8101E7FF0F 06FF1B',
  '02FF20 0413 4413 615B 6167',
  '02FF20 0413 92013B A1015B 8101E7FF0F',
  '04FF23 4413 523B 06FF1B 426C 6167 5167 023B 0413 8101E7FF0F',
  // Engelmann radio module for water meters
  '426C 4413 01FD17 840113 C40113 840213 C40213 840313 C40313 840413 C40413 840513 C40513 840613 C40613 840713 C40713 840813 046D 0413',
] as const;

/** By signature, as the receiver's own memory of formats. */
export const KNOWN_FORMATS: Formats = new Map(
  HEADERS.map((hex) => {
    const headers = bytesOfHex(hex) ?? new Uint8Array(0);
    return [formatSignature(headers), headers];
  }),
);
