/** Long enough for any viewer to have read it. */
const KEPT_MS = 600_000;
/** More than any proof file has; a larger one is cut, and so fails. */
const PROOF_BYTES_MAX = 5_000_000;

/** Saves bytes, exactly these, under a name. The address is of this page alone, and no token stands in it. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  link.download = name;
  link.click();
}

/** What a reader chose, as far as a proof or a document can be. */
export async function bytesOf(file: File | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file === undefined) return undefined;
  const part = file.type === 'application/pdf' ? file : file.slice(0, PROOF_BYTES_MAX);
  return new Uint8Array(await part.arrayBuffer());
}
