import { msg } from '@lit/localize';

/** Long enough for any viewer to have read it. */
const KEPT_MS = 600_000;

function addressOf(bytes: Uint8Array): string {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }));
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  return address;
}

/**
 * Shows a PDF in a new tab. The tab is opened at once, within the click: later a browser would take it for an
 * advertisement. Where it is refused all the same, the file is saved instead.
 */
export async function showPdf(fetched: Promise<Uint8Array>, file: string): Promise<void> {
  const tab = window.open('', '_blank');
  if (tab === null) return savePdf(fetched, file);
  try {
    tab.opener = null;
    tab.document.title = file;
    tab.document.body.textContent = msg('PDF wird geladen', { id: 'statement-list.pdf-loading' });
    tab.location.replace(addressOf(await fetched));
  } catch (error) {
    tab.close();
    throw error;
  }
}

/** Saves a PDF under a name of its own. */
export async function savePdf(fetched: Promise<Uint8Array>, file: string): Promise<void> {
  const link = document.createElement('a');
  link.href = addressOf(await fetched);
  link.download = file;
  link.click();
}
