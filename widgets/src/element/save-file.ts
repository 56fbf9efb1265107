/** Long enough for any viewer to have read it. */
const KEPT_MS = 600_000;

/** An address of this page alone, for a while; no token stands in it. */
export function addressOf(bytes: Uint8Array<ArrayBuffer>, type: string): string {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return address;
}

/** Saves bytes, exactly these, under a name. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = addressOf(bytes, type);
  link.download = name;
  link.click();
}
