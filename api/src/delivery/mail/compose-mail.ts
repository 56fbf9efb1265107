import type { BrandContent } from '../../accounts/index.ts';
import type { MailMessage } from '../../mailer.ts';

/** What a mail about a document says; amounts are not among it: subjects and previews show on lock screens. */
export interface MailInput {
  readonly brand: BrandContent;
  readonly to: string;
  /** Without the salutation of the letter, whose accusative ("Herrn") no greeting takes; null once erased. */
  readonly name: string | null;
  readonly documentNumber: string;
  readonly version: number;
  /** Neutral and the same for every attempt of one delivery. */
  readonly deliveryId: string;
}

type Paragraph = string | { readonly words: string; readonly link: string };

/** The statement itself, as an attachment. */
export function composeStatementMail(input: MailInput, pdf: Uint8Array): MailMessage {
  const { documentNumber, version } = input;
  return compose(
    input,
    `Ihre Heizkostenabrechnung ${documentNumber}`,
    [
      `anbei erhalten Sie Ihre Heizkostenabrechnung ${documentNumber}, Version ${version}, als PDF.`,
      ...replaces(version),
      'Bitte speichern Sie die Datei. Auf der letzten Seite steht, wie Sie Belege einsehen und Einspruch erheben können.',
    ],
    [{ filename: documentFilename(input), content: pdf, contentType: 'application/pdf' }],
  );
}

/** A note that the statement lies in the portal. */
export function composePortalNotice(input: MailInput): MailMessage {
  const { brand, documentNumber, version } = input;
  const place = 'Im Portal können Sie die Abrechnung ansehen und als PDF speichern.';
  return compose(
    input,
    `Ihre Heizkostenabrechnung ${documentNumber} liegt bereit`,
    [
      `Ihre Heizkostenabrechnung ${documentNumber}, Version ${version}, liegt im Portal für Sie bereit.`,
      ...replaces(version),
      brand.portal_url === null ? place : { words: place, link: brand.portal_url },
    ],
    [],
  );
}

/** Names the document and nobody else. */
export function documentFilename({ documentNumber, version }: Pick<MailInput, 'documentNumber' | 'version'>): string {
  return `Heizkostenabrechnung-${documentNumber.replace(/[^A-Za-z0-9-]+/g, '-')}-v${version}.pdf`;
}

const replaces = (version: number): string[] =>
  version > 1 ? [`Sie berichtigt Version ${version - 1}. Was sich geändert hat, steht auf der ersten Seite.`] : [];

function compose(
  { brand, to, name, deliveryId }: MailInput,
  subject: string,
  body: readonly Paragraph[],
  attachments: MailMessage['attachments'],
): MailMessage {
  const { contact } = brand;
  const paragraphs: Paragraph[] = [
    name === null ? 'Guten Tag,' : `Guten Tag ${name},`,
    ...body,
    `Fragen beantwortet ${contact.name}: ${[contact.phone, contact.email].filter(Boolean).join(' oder ')}. Sie können auf diese Nachricht antworten.`,
    `Freundliche Grüße\n${brand.name}`,
    brand.footer.join('\n'),
  ];
  const domain = brand.mail_from.slice(brand.mail_from.lastIndexOf('@') + 1);
  return {
    from: { name: brand.name, address: brand.mail_from },
    replyTo: contact.email,
    to,
    subject,
    text: `${paragraphs.map(toText).join('\n\n')}\n`,
    html: toPage(subject, paragraphs.map(toHtml).join('\n')),
    messageId: `<${deliveryId}@${domain}>`,
    attachments,
  };
}

const toText = (paragraph: Paragraph) =>
  typeof paragraph === 'string' ? paragraph : `${paragraph.words}\n${paragraph.link}`;

function toHtml(paragraph: Paragraph): string {
  if (typeof paragraph === 'string') return `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`;
  const link = escapeHtml(paragraph.link);
  return `<p>${escapeHtml(paragraph.words)}<br><a href="${link}">${link}</a></p>`;
}

const toPage = (title: string, body: string) => `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
<body style="max-width:600px;font-family:system-ui,sans-serif;line-height:1.5">
${body}
</body>
</html>
`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
