import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { KmElement } from '../element/km-element.ts';
import { saveFile } from '../element/save-file.ts';
import { controls, tabList } from '../element/tabs.ts';
import { germanDay } from '../i18n/german.ts';
import type { WidgetClient } from '../session/client.ts';
import type { CheckInput, CheckResult } from './check-proof.ts';
import { confirmationView } from './confirmation-view.ts';
import { type Delivery, type Document, strongest, summaryOf } from './deliveries.ts';
import { styles } from './delivery-proof.styles.ts';
import { bytesOf, PDF_BYTES_MAX, PROOF_BYTES_MAX } from './files.ts';
import { type DocumentProof, loadLogKey, loadProofs } from './load-proofs.ts';
import { missingFile } from './missing-file.ts';
import { channelWord, claims, levelSentence, proofCode, receiptSentence, wayOf } from './proof-words.ts';
import { actorsIn, timelineOf } from './timeline.ts';
import { markOf, timelineView } from './timeline-view.ts';
import { verdictView } from './verdict-view.ts';

/** A proof was checked: of the delivery shown, or a file the reader chose. */
export interface KmProofCheckDetail {
  /** Null for a file of the reader's own. */
  readonly deliveryId: string | null;
  /** `unable`: this browser cannot check. */
  readonly outcome: 'holds' | 'fails' | 'unable';
}

/** The reader is about to confirm the receipt. Cancelled, nothing is confirmed. */
export interface KmDeliveryAcknowledgeDetail {
  /** The delivery that is confirmed. */
  readonly deliveryId: string;
  /** The document it brought. */
  readonly documentId: string;
}

interface Loaded {
  readonly proofs: readonly DocumentProof[];
  readonly key: string | undefined;
}

/**
 * How a statement reached its reader: every version, what happened to it step by step, which day counts as receipt and
 * why, and a check of the proof in this browser, without the network and without us.
 *
 * @summary Way of a document to its reader, and a check of its proof.
 * @tagname km-delivery-proof
 * @slot footer - Below the proof.
 * @slot empty - Instead of the words while there is no document.
 * @csspart versions - Tabs of the versions.
 * @csspart tab - One of them.
 * @csspart panel - Everything about one version.
 * @csspart summary - Level of evidence and day of receipt.
 * @csspart level - The sentence with the level.
 * @csspart receipt - Which day counts, and why.
 * @csspart identity - What document this is and which way it took.
 * @csspart timeline - What happened, newest last.
 * @csspart item - One step or attempt of it.
 * @csspart delivery - Choice among several deliveries of a version.
 * @csspart actions - Row of what can be done.
 * @csspart check - Button that checks the proof.
 * @csspart save-proof - Button that saves the proof file.
 * @csspart load-pdf - Button that fetches the document.
 * @csspart save-pdf - Button that saves the document, once it is fetched.
 * @csspart acknowledge - Button that leads to the confirmation of receipt.
 * @csspart confirmation - What is confirmed.
 * @csspart confirm - Button that confirms.
 * @csspart cancel - Button that does not.
 * @csspart verdict - What the check says.
 * @csspart faults - Where something is wrong.
 * @csspart steps - What the check says of each step.
 * @csspart claims - What the proof shows and what not.
 * @csspart claims-toggle - Button that opens and closes it.
 * @csspart file - Check of a file from the reader's device.
 * @csspart file-toggle - Button that opens and closes it.
 * @fires {CustomEvent<KmProofCheckDetail>} km-proof-check - A proof was checked.
 * @fires {CustomEvent<KmDeliveryAcknowledgeDetail>} km-delivery-acknowledge - Before a receipt is confirmed; cancelable: then nothing is confirmed.
 */
export class KmDeliveryProof extends KmElement<Loaded> {
  static readonly kmElement = 'delivery-proof';

  static override styles = [...KmElement.styles, controls, styles];

  static override properties = {
    ...KmElement.properties,
    statementId: { attribute: 'statement-id' },
    logKey: { attribute: 'log-key' },
    shown: { state: true },
    chosen: { state: true },
    verdict: { state: true },
    fileVerdict: { state: true },
    open: { state: true },
    pdfs: { state: true },
  };

  /** The statement whose versions are the tabs; left out, the one that was issued last. */
  declare statementId: string | undefined;
  /** Public key of the log (C2SP vkey) as the page vouches for it, instead of the one the API names. */
  declare logKey: string | undefined;

  /** Ids of version and delivery that were chosen; what is no longer there counts as not chosen. */
  declare protected shown: string | undefined;
  declare protected chosen: string | undefined;
  /** Of the delivery with this id. */
  declare protected verdict: { readonly of: string; readonly result: CheckResult } | undefined;
  declare protected fileVerdict: CheckResult | undefined;
  /** What is opened besides. */
  declare protected open: ReadonlySet<'claims' | 'file' | 'confirmation'>;
  /** Documents fetched so far. */
  declare protected pdfs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

  protected readonly component = 'delivery_proof';
  protected override readonly narrowedBy = ['statementId'];

  constructor() {
    super();
    this.open = new Set();
    this.pdfs = new Map();
  }

  protected heading(): string {
    return msg('Zustellnachweis', { id: 'delivery-proof.heading' });
  }

  protected failed(): string {
    return msg('Der Zustellnachweis konnte nicht geladen werden.', { id: 'delivery-proof.failed' });
  }

  protected async load(client: WidgetClient, signal: AbortSignal): Promise<Loaded> {
    const [proofs, key] = await Promise.all([
      loadProofs(client, this.statementId, signal),
      loadLogKey(client, signal),
      // Without it the rest is there all the same, and the button tries again.
      proofCode().catch(() => undefined),
    ]);
    return { proofs, key };
  }

  protected isEmpty({ proofs }: Loaded): boolean {
    return proofs.length === 0;
  }

  protected renderData({ proofs, key }: Loaded): TemplateResult {
    const proof = proofs.find(({ document }) => document.id === this.shown) ?? proofs.at(-1);
    if (proof === undefined) return this.renderEmpty();
    return html`${proofs.length > 1 ? this.#renderVersions(proofs, proof) : nothing}
      <div
        class="panel"
        part="panel"
        id="panel"
        role=${proofs.length > 1 ? 'tabpanel' : nothing}
        aria-labelledby=${proofs.length > 1 ? `tab-${proof.document.statement_version}` : nothing}
      >
        ${this.#renderProof(proof, key)}
      </div>
      ${this.#renderFileCheck(key)}`;
  }

  #renderVersions(proofs: readonly DocumentProof[], shown: DocumentProof): TemplateResult {
    const tabs = proofs.map((proof) => ({
      id: String(proof.document.statement_version),
      words: `v${proof.document.statement_version}`,
      chosen: proof === shown,
      choose: () => {
        this.shown = proof.document.id;
        this.open = new Set();
      },
    }));
    return tabList(msg('Fassungen', { id: 'delivery-proof.versions' }), 'versions', tabs);
  }

  #renderProof(proof: DocumentProof, key: string | undefined): TemplateResult {
    const { document, deliveries, files } = proof;
    const summary = summaryOf(document, deliveries);
    const delivery = deliveries.find(({ id }) => id === this.chosen) ?? strongest(deliveries);
    const file = delivery === undefined ? undefined : files.get(delivery.id);
    const actors = new Map(
      [...files.values()].flatMap((each) => (each instanceof Uint8Array ? [...actorsIn(each)] : [])),
    );
    const level = String(this.headingLevel + 1);
    return html`<div class="summary ${summary.standing}" part="summary">
        <div class="level" part="level" role="heading" aria-level=${level}>
          ${markOf({ received: 'done', failed: 'failed', unclear: 'unclear', none: 'open', open: 'running' }[summary.standing] as 'done')}
          ${levelSentence(summary)}
        </div>
        <p part="receipt">${receiptSentence(summary)}</p>
      </div>
      <dl part="identity">
        <dt>${msg('Dokument', { id: 'delivery-proof.document' })}</dt>
        <dd>${document.statement_number}, ${msg(str`Fassung ${document.statement_version}`, { id: 'delivery-proof.version' })}</dd>
        ${deliveries.map(
          (each) => html`<dt>${msg('Weg', { id: 'delivery-proof.way' })}</dt>
            <dd>${wayOf(each)}</dd>`,
        )}
        ${
          document.sha256 === null
            ? nothing
            : html`<dt>SHA-256</dt>
                <dd><code>${document.sha256}</code></dd>`
        }
      </dl>
      ${timelineView(timelineOf(document, deliveries, actors))}
      ${deliveries.length > 1 ? this.#renderDeliveries(deliveries, delivery) : nothing}
      <div class="actions" part="actions">
        ${file instanceof Uint8Array && delivery !== undefined ? this.#renderProofActions(file, delivery, document, key) : nothing}
        ${this.#renderPdfActions(document)}
        ${delivery !== undefined && this.#mayAcknowledge(delivery) ? this.#renderAcknowledge(delivery, document) : nothing}
      </div>
      ${missingFile(file, () => this.refresh())}
      <div role="status">
        ${this.verdict !== undefined && this.verdict.of === delivery?.id ? verdictView(this.verdict.result, this.#keySource) : nothing}
      </div>
      ${this.#renderClaims()}`;
  }

  #renderDeliveries(deliveries: readonly Delivery[], chosen: Delivery | undefined): TemplateResult {
    const choose = (event: Event) => {
      this.chosen = (event.target as HTMLSelectElement).value;
    };
    return html`<label class="choice" part="delivery">
      <span>${msg('Nachweis über', { id: 'delivery-proof.proof-of' })}</span>
      <select class="button" @change=${choose}>
        ${deliveries.map(
          (each) => html`<option value=${each.id} ?selected=${each === chosen}>
            ${channelWord(each.channel)}, ${germanDay(each.created_at)}
          </option>`,
        )}
      </select>
    </label>`;
  }

  #renderProofActions(
    file: Uint8Array<ArrayBuffer>,
    delivery: Delivery,
    document: Document,
    key: string | undefined,
  ): TemplateResult {
    const about = {
      document_id: document.id,
      delivery_id: delivery.id,
      ...(document.sha256 === null ? {} : { document_sha256: document.sha256 }),
    };
    const check = async () => {
      const input = { proof: file, key: this.logKey ?? key, pdf: this.pdfs.get(document.id), about };
      this.verdict = { of: delivery.id, result: await this.#check(input, delivery.id) };
    };
    return html`<button class="button primary" part="check" type="button" @click=${() => this.attempt(this.#checkFailed, check)}>
        ${msg('Prüfen', { id: 'delivery-proof.check' })}
      </button>
      <button
        class="button"
        part="save-proof"
        type="button"
        @click=${() => saveFile(file, 'application/json', `proof-${delivery.id}.json`)}
      >
        ${msg('Nachweis speichern', { id: 'delivery-proof.save-proof' })}
      </button>`;
  }

  get #keySource(): 'pinned' | 'published' {
    return this.logKey ? 'pinned' : 'published';
  }

  get #checkFailed(): string {
    return msg('Der Nachweis konnte nicht geprüft werden.', { id: 'delivery-proof.check-failed' });
  }

  async #check(input: CheckInput, deliveryId: string | null): Promise<CheckResult> {
    const { checkProof } = await proofCode();
    const result = await checkProof(input);
    this.emit('km-proof-check', { deliveryId, outcome: result.outcome });
    return result;
  }

  #renderPdfActions(document: Document): TemplateResult | typeof nothing {
    if (document.status !== 'ready') return nothing;
    const pdf = this.pdfs.get(document.id);
    const name = `${document.statement_number.replaceAll(/[^\w-]+/g, '-')}-v${document.statement_version}.pdf`;
    if (pdf !== undefined)
      return html`<button class="button" part="save-pdf" type="button" @click=${() => saveFile(pdf, 'application/pdf', name)}>
        ${msg('PDF speichern', { id: 'delivery-proof.save-pdf' })}
      </button>`;
    const fetchPdf = async () => {
      const bytes = await this.client?.getDocumentContent({ path: { document_id: document.id } });
      if (bytes === undefined) return;
      this.pdfs = new Map([...this.pdfs, [document.id, bytes]]);
      // For who lives there, having fetched it is a step of its own.
      if (this.reader === 'tenant') await this.refresh();
    };
    const failed = msg('Das PDF konnte nicht geladen werden.', { id: 'delivery-proof.pdf-failed' });
    return html`<button class="button" part="load-pdf" type="button" @click=${() => this.attempt(failed, fetchPdf)}>
      ${msg('PDF laden', { id: 'delivery-proof.load-pdf' })}
    </button>`;
  }

  #mayAcknowledge({ level }: Delivery): boolean {
    return level < 5 && this.reader === 'tenant' && this.hasFeature('acknowledgement');
  }

  #renderAcknowledge(delivery: Delivery, document: Document): TemplateResult {
    if (!this.open.has('confirmation'))
      return html`<button class="button" part="acknowledge" type="button" @click=${() => this.#toggle('confirmation')}>
        ${msg('Erhalt bestätigen', { id: 'delivery-proof.acknowledge' })}
      </button>`;
    const failed = msg('Der Erhalt konnte nicht bestätigt werden.', { id: 'delivery-proof.acknowledge-failed' });
    return confirmationView(document, delivery, {
      confirm: () => this.attempt(failed, () => this.#acknowledge(delivery)),
      cancel: () => this.#toggle('confirmation'),
    });
  }

  async #acknowledge({ id, document_id }: Delivery): Promise<void> {
    if (!this.emit('km-delivery-acknowledge', { deliveryId: id, documentId: document_id }, true)) return;
    await this.client?.acknowledgeDelivery({ path: { delivery_id: id } });
    this.#toggle('confirmation');
    await this.refresh();
  }

  #renderClaims(): TemplateResult {
    const { proven = [], notProven = [] } = claims() ?? {};
    const title = msg('Was dieser Nachweis belegt – und was nicht', { id: 'delivery-proof.claims' });
    return this.#disclosure(
      'claims',
      title,
      html`<p class="title">${msg('Belegt', { id: 'delivery-proof.proven' })}</p>
        <ul>
          ${proven.map((claim) => html`<li>${claim}</li>`)}
        </ul>
        <p class="title">${msg('Nicht belegt', { id: 'delivery-proof.not-proven' })}</p>
        <ul>
          ${notProven.map((claim) => html`<li>${claim}</li>`)}
        </ul>`,
    );
  }

  #renderFileCheck(key: string | undefined): TemplateResult {
    const check = async (event: Event) => {
      const [proof, pdf] = await Promise.all(
        [...(event.currentTarget as HTMLElement).querySelectorAll('input')].map(({ files }, at) =>
          bytesOf(files?.[0], at === 0 ? PROOF_BYTES_MAX : PDF_BYTES_MAX),
        ),
      );
      if (proof === undefined) return;
      this.fileVerdict = await this.#check({ proof, pdf, key: this.logKey ?? key }, null);
    };
    const input = (words: string, accept: string) => html`<label class="input">
      <span>${words}</span>
      <input type="file" accept=${accept} />
    </label>`;
    return this.#disclosure(
      'file',
      msg('Eine Nachweisdatei von Ihrem Gerät prüfen', { id: 'delivery-proof.file' }),
      html`<p>${msg('Die Datei bleibt auf Ihrem Gerät.', { id: 'delivery-proof.file-stays' })}</p>
        <div class="inputs" @change=${(event: Event) => this.attempt(this.#checkFailed, () => check(event))}>
          ${input(msg('Nachweisdatei (.json)', { id: 'delivery-proof.file-proof' }), '.json,application/json')}
          ${input(msg('Dazu das PDF, wenn Sie es haben', { id: 'delivery-proof.file-pdf' }), '.pdf,application/pdf')}
        </div>
        <div role="status">${this.fileVerdict === undefined ? nothing : verdictView(this.fileVerdict, this.#keySource)}</div>`,
    );
  }

  #disclosure(name: 'claims' | 'file', title: string, content: TemplateResult): TemplateResult {
    const shown = this.open.has(name);
    return html`<div class="disclosure ${name}" part=${name}>
      <button class="summary-button" part="${name}-toggle" type="button" aria-expanded=${shown} aria-controls=${name} @click=${() => this.#toggle(name)}>
        <span class="chevron" aria-hidden="true"></span>${title}
      </button>
      <div class="content" id=${name} ?hidden=${!shown}>${content}</div>
    </div>`;
  }

  #toggle(name: 'claims' | 'file' | 'confirmation'): void {
    const open = new Set(this.open);
    if (!open.delete(name)) open.add(name);
    this.open = open;
    if (name !== 'confirmation') return;
    // Where the button was stands something else now.
    const next = open.has(name) ? '[part=cancel]' : '[part=acknowledge]';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(next)?.focus());
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="title">${msg('Noch kein Nachweis.', { id: 'delivery-proof.empty-title' })}</p>
      <p>${msg('Er beginnt, sobald das Dokument erzeugt ist.', { id: 'delivery-proof.empty-text' })}</p>`;
  }

  protected renderSkeleton(): TemplateResult {
    return html`<div class="bones">
      <div class="bone summary"></div>
      <div class="bone identity"></div>
      <div class="bone timeline"></div>
    </div>`;
  }
}
