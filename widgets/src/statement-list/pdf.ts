import { msg } from '@lit/localize';
import { addressOf, saveFile } from '../element/save-file.ts';

const PDF = 'application/pdf';

/**
 * Shows a PDF in a new tab. The tab is opened at once, within the click: later a browser would take it for an
 * advertisement. Where it is refused all the same, the file is saved instead.
 */
export async function showPdf(fetched: Promise<Uint8Array<ArrayBuffer>>, file: string): Promise<void> {
  const tab = window.open('', '_blank');
  if (tab === null) return savePdf(fetched, file);
  try {
    tab.opener = null;
    tab.document.title = file;
    tab.document.body.textContent = msg('PDF wird geladen', { id: 'statement-list.pdf-loading' });
    tab.location.replace(addressOf(await fetched, PDF));
  } catch (error) {
    tab.close();
    throw error;
  }
}

/** Saves a PDF under a name of its own. */
export async function savePdf(fetched: Promise<Uint8Array<ArrayBuffer>>, file: string): Promise<void> {
  saveFile(await fetched, PDF, file);
}
