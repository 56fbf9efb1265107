/** More than any proof file has; a larger one is cut, and so fails. */
export const PROOF_BYTES_MAX = 5_000_000;
/** More than any statement has. */
export const PDF_BYTES_MAX = 100_000_000;

/** What a reader chose, up to so many bytes: whatever it calls itself, the page must bear it. */
export async function bytesOf(file: File | undefined, max: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return file === undefined ? undefined : new Uint8Array(await file.slice(0, max).arrayBuffer());
}
