/** Every way a proof file can fail, once: the code, and what it means to a reader. */
const FAULTS = {
  not_utf8: ['Hier stehen Bytes, die kein UTF-8 sind.', 'These bytes are not UTF-8.'],
  not_json: ['Hier steht kein gültiges JSON.', 'This is not valid JSON.'],
  not_canonical: [
    'Die Schreibweise ist nicht die eine erlaubte (RFC 8785 und genau ein Zeilenende am Schluss).',
    'This is not the one accepted spelling (RFC 8785 and exactly one newline at the end).',
  ],
  missing_member: ['Dieser Bestandteil fehlt.', 'This member is missing.'],
  unknown_member: ['Diesen Bestandteil kennt das Format nicht.', 'The format knows no such member.'],
  wrong_form: [
    'Dieser Wert hat nicht die Form, die das Format verlangt.',
    'This value lacks the form the format demands.',
  ],
  unknown_format: ['Dieses Format ist nicht bekannt.', 'This format is not known.'],
  given_key_malformed: [
    'Der vorgegebene öffentliche Schlüssel ist nicht lesbar oder passt nicht zu seiner Kennung.',
    'The given public key cannot be read or does not fit its key id.',
  ],
  key_malformed: [
    'Der Schlüssel in der Datei ist nicht lesbar oder passt nicht zu seiner Kennung.',
    'The key in the file cannot be read or does not fit its key id.',
  ],
  key_mismatch: [
    'Die Datei nennt einen anderen Schlüssel als den vorgegebenen.',
    'The file names another key than the one given.',
  ],
  note_malformed: ['Das ist keine unterschriebene Notiz dieses Formats.', 'This is no signed note of this format.'],
  signature_invalid: [
    'Die Unterschrift passt nicht zu Text und Schlüssel.',
    'The signature does not fit the text and the key.',
  ],
  size_mismatch: [
    'Das Verzeichnis gilt für eine andere Baumgröße als der Prüfpunkt.',
    'The list of contents speaks of another tree size than the checkpoint.',
  ],
  entry_missing: ['Ein unterschriebener Eintrag fehlt hier.', 'A signed entry is missing here.'],
  entry_unlisted: [
    'Dieser Eintrag steht nicht im unterschriebenen Verzeichnis.',
    'This entry is not in the signed list of contents.',
  ],
  index_mismatch: ['Die Lognummer ist nicht die unterschriebene.', 'The log index is not the signed one.'],
  leaf_mismatch: ['Der Eintrag ist nicht der unterschriebene.', 'The entry is not the signed one.'],
  not_in_tree: [
    'Der Weg führt nicht vom Eintrag zur Wurzel des Prüfpunkts.',
    'The path does not lead from the entry to the root of the checkpoint.',
  ],
  digest_mismatch: [
    'Wert und Salz ergeben nicht den Fingerabdruck im Eintrag.',
    'Value and salt do not give the digest in the entry.',
  ],
  value_without_digest: [
    'Zu diesem Wert gibt es im Eintrag keinen Fingerabdruck.',
    'The entry has no digest for this value.',
  ],
  subject_mismatch: [
    'Das Dokument am Kopf der Datei ist nicht das der Einträge.',
    'The document at the head of the file is not that of the entries.',
  ],
} as const;

export type FaultCode = keyof typeof FAULTS;

/** `pointer` is RFC 6901 into the proof file; "" is the file as a whole. */
export interface ProofFault {
  readonly pointer: string;
  readonly code: FaultCode;
  readonly message_de: string;
  readonly message_en: string;
}

export function fault(pointer: string, code: FaultCode): ProofFault {
  const [message_de, message_en] = FAULTS[code];
  return { pointer, code, message_de, message_en };
}
