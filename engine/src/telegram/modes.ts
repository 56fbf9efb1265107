/** How the payload of a telegram may be protected (EN 13757-7, OMS Vol. 2), and whether it is opened here. */
export const SECURITY_MODES = [
  { id: 'mode_0', mode: 0, name: 'plain', opened: true },
  { id: 'mode_5', mode: 5, name: 'AES-128 CBC', opened: true },
  { id: 'mode_7', mode: 7, name: 'AES-128 CBC with a key per message, CMAC', opened: true },
  { id: 'mode_8', mode: 8, name: 'AES-128 CTR', opened: false },
  { id: 'mode_9', mode: 9, name: 'AES-128 GCM', opened: false },
  { id: 'mode_10', mode: 10, name: 'AES-128 CCM', opened: false },
  { id: 'mode_13', mode: 13, name: 'TLS', opened: false },
  /** Of the extended link layer; the field for the mode of the transport layer has no number for it. */
  { id: 'ell_ctr', mode: null, name: 'AES-128 CTR of the extended link layer', opened: true },
] as const satisfies readonly {
  readonly id: string;
  readonly mode: number | null;
  readonly name: string;
  readonly opened: boolean;
}[];

/** Modes that are recognised and refused; makers of old devices use the field for something else. */
export function modeName(mode: number): string {
  if (mode >= 1 && mode <= 4) return 'DES or a mode of the maker';
  const known = SECURITY_MODES.find((each) => each.mode === mode);
  return known?.name ?? (mode < 16 ? 'reserved' : 'not in the standard');
}
