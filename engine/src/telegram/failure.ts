/** Every way a telegram can be refused. The code is the promise to callers, the detail is for people. */
export const FAILURES = {
  empty: 'there are no bytes',
  truncated: 'the telegram ends before a length in it says so',
  length_mismatch: 'the length field does not fit the bytes received',
  bad_crc: 'a link layer checksum is wrong',
  bad_checksum: 'the checksum of a wired frame is wrong',
  bad_frame: 'a wired frame is not framed as EN 13757-2 says',
  no_payload: 'an acknowledgement or short frame carries no data',
  key_missing: 'the telegram is encrypted and no key was given',
  wrong_key: 'what the key decrypts does not verify',
  bad_mac: 'the message authentication code is wrong',
  mac_missing: 'the security profile needs a message authentication code',
  unsupported_mode: 'the security mode is not supported',
  unsupported_ci: 'the control information is not supported',
  fragmented: 'the message is spread over several telegrams',
  manufacturer_specific: 'the payload is the property of its manufacturer',
  application_error: 'the meter reports an error or alarm instead of data',
  unknown_format: 'a compact frame refers to a format that is not known yet',
  format_mismatch: 'a compact frame does not verify against its format',
} as const;

export type FailureCode = keyof typeof FAILURES;

/** A refused telegram. `detail` says where and with which values; it never carries key material. */
export interface Failure {
  readonly ok: false;
  readonly error: FailureCode;
  readonly detail: string;
}

/** A refusal with its sentence, and what was seen where. */
export function failure(error: FailureCode, seen = ''): Failure {
  return { ok: false, error, detail: seen === '' ? FAILURES[error] : `${FAILURES[error]}: ${seen}` };
}
