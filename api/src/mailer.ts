/** A mail ready to be handed over. Plain text and HTML say the same. */
export interface MailMessage {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Fixed by us, so that a repeated hand-over is recognised as the same mail. */
  readonly messageId: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly content: Uint8Array;
    readonly contentType: string;
  }[];
}

/** What the mail server said when it took (or refused) the message. */
export interface MailAnswer {
  /** `unclear`: the connection broke while the message was under way, so the server may have taken it or not. */
  readonly outcome: 'accepted' | 'refused' | 'unclear';
  /** SMTP reply code; 250 is "taken", 4xx "try later", 5xx "never". Null when no server answered. */
  readonly code: number | null;
  /** The server's words, without addresses. */
  readonly response: string;
}

/** Hands one mail to a server. Never throws for what the server or the network says. */
export interface Mailer {
  send(message: MailMessage): Promise<MailAnswer>;
}
