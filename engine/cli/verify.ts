/**
 * Checks a proof file: `npm run -s verify -- proof.json [--key <vkey or file>] [--document file.pdf] [--lang de|en]`.
 * Exit code 0 when everything asked for holds, 1 otherwise.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  CLAIMS,
  type Language,
  type ProofFault,
  type ProofHolds,
  parseVkey,
  STEP_WORDS,
  toHex,
  verifyProofFile,
  webCrypto,
} from '../src/proof/index.ts';

const TEXTS = {
  de: {
    usage:
      'Aufruf: npm run -s verify -- nachweis.json [--key <Schlüssel oder Datei>] [--document datei.pdf] [--lang de|en]',
    unreadable: (path: string) => `Die Datei „${path}“ kann nicht gelesen werden.`,
    badKey: (path: string) =>
      `Der Schlüssel ist nicht lesbar: „${path}“ enthält keinen öffentlichen Schlüssel eines Logs.`,
    holds: 'Der Nachweis hält.',
    fails: 'Der Nachweis hält nicht.',
    wholeFile: 'Datei als Ganzes',
    document: 'Dokument',
    version: 'Fassung',
    log: 'Log',
    size: 'Baumgröße',
    root: 'Wurzel',
    key: 'Schlüssel',
    given: 'der vorgegebene',
    file: 'aus der Datei',
    entry: 'Lognr.',
    level: (level: number) => `Stufe ${level} von 5`,
    withheld: 'hier nicht gezeigt',
    proven: 'Belegt',
    notProven: 'Nicht belegt',
    sameDocument: 'Das Dokument ist das des Nachweises.',
    otherDocument: (path: string) => `Das Dokument „${path}“ ist nicht das des Nachweises.`,
    locale: 'de-DE',
  },
  en: {
    usage: 'Usage: npm run -s verify -- proof.json [--key <vkey or file>] [--document file.pdf] [--lang de|en]',
    unreadable: (path: string) => `The file "${path}" cannot be read.`,
    badKey: (path: string) => `The key cannot be read: "${path}" holds no public key of a log.`,
    holds: 'The proof holds.',
    fails: 'The proof does not hold.',
    wholeFile: 'the file as a whole',
    document: 'Document',
    version: 'version',
    log: 'Log',
    size: 'tree size',
    root: 'Root',
    key: 'Key',
    given: 'the one given',
    file: 'from the file',
    entry: 'log entry',
    level: (level: number) => `level ${level} of 5`,
    withheld: 'not shown here',
    proven: 'Proven',
    notProven: 'Not proven',
    sameDocument: 'The document is the one of the proof.',
    otherDocument: (path: string) => `The document "${path}" is not the one of the proof.`,
    locale: 'en-GB',
  },
} as const;

/** Something the caller can put right; its message is all that is printed. */
class Unusable extends Error {}

interface Arguments {
  readonly lang: Language;
  readonly proof: string;
  readonly key: string | undefined;
  readonly document: string | undefined;
}

function readArguments(args: readonly string[]): Arguments {
  const { usage } = TEXTS[args.some((arg, i) => arg === 'en' && args[i - 1] === '--lang') ? 'en' : 'de'];
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, document: { type: 'string' }, lang: { type: 'string', default: 'de' } },
    });
    const [proof, ...more] = positionals;
    const { lang, key, document } = values;
    if (proof === undefined || more.length > 0 || (lang !== 'de' && lang !== 'en')) throw new Unusable(usage);
    return { lang, proof, key, document };
  } catch {
    throw new Unusable(usage);
  }
}

function readBytes(path: string, lang: Language): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Unusable(TEXTS[lang].unreadable(path));
  }
}

/** The key itself, or a file that holds it on one line. */
async function readKey({ key, lang }: Arguments): Promise<string | undefined> {
  if (key === undefined || (await parseVkey(key, webCrypto.sha256)) !== undefined) return key;
  const text = new TextDecoder().decode(readBytes(key, lang)).trim();
  if ((await parseVkey(text, webCrypto.sha256)) === undefined) throw new Unusable(TEXTS[lang].badKey(key));
  return text;
}

/** Weekday, day and local time with its zone: a delivery on a Sunday or at night has to be seen as one. */
function localTime(time: string, lang: Language): string {
  const form = new Intl.DateTimeFormat(TEXTS[lang].locale, {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    day: '2-digit',
    month: lang === 'de' ? '2-digit' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const parts = Object.fromEntries(form.formatToParts(new Date(time)).map(({ type, value }) => [type, value]));
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = parts;
  const date = lang === 'de' ? `${day}.${month}.${year}` : `${day} ${month} ${year}`;
  return `${weekday?.replace('.', '')} ${date} ${hour}:${minute}:${second} ${timeZoneName}`;
}

/** In quotes, with everything that could break the line or steer the terminal written as an escape. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => {
    return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

function describeProof({ key, checkpoint, subject, entries }: ProofHolds, lang: Language): string[] {
  const t = TEXTS[lang];
  const notice = lang === 'de' ? key.notice_de : key.notice_en;
  const subjectNames = new Set(Object.keys(subject));
  const steps = entries.flatMap(({ index, type, level, time, values, withheld }) => {
    const shown = Object.entries(values).filter(([name]) => !subjectNames.has(name));
    return [
      `  ${localTime(time, lang)}  ${STEP_WORDS[type][lang]}  (${t.level(level)}, ${t.entry} ${index}, ${time})`,
      ...shown.map(([name, value]) => `      ${name}: ${quoted(value)}`),
      ...(withheld.length > 0 ? [`      ${t.withheld}: ${withheld.join(', ')}`] : []),
    ];
  });
  return [
    t.holds,
    ...(notice === undefined ? [] : [notice]),
    '',
    `${t.document}: ${quoted(subject.document_id)}, ${t.version} ${quoted(subject.version)}`,
    `SHA-256: ${subject.document_sha256}`,
    `${t.log}: ${checkpoint.origin}, ${t.size} ${checkpoint.size}`,
    `${t.root}: ${checkpoint.root}`,
    `${t.key}: ${key.vkey} (${t[key.source]})`,
    '',
    ...steps,
    '',
    `${t.proven}:`,
    ...CLAIMS[lang].proven.map((claim) => `  - ${claim}`),
    `${t.notProven}:`,
    ...CLAIMS[lang].notProven.map((claim) => `  - ${claim}`),
  ];
}

function describeFaults(faults: readonly ProofFault[], lang: Language): string[] {
  const t = TEXTS[lang];
  return [
    t.fails,
    ...faults.map((fault) => {
      const place = fault.pointer === '' ? t.wholeFile : quoted(fault.pointer).slice(1, -1);
      return `  ${place}: ${lang === 'de' ? fault.message_de : fault.message_en} (${fault.code})`;
    }),
  ];
}

async function main(args: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly ok: boolean }> {
  const asked = readArguments(args);
  const { lang } = asked;
  const publicKey = await readKey(asked);
  const verdict = await verifyProofFile(readBytes(asked.proof, lang), { crypto: webCrypto, publicKey });
  if (!verdict.ok) return { lines: describeFaults(verdict.faults, lang), ok: false };
  const lines = describeProof(verdict, lang);
  if (asked.document === undefined) return { lines, ok: true };
  const digest = toHex(await webCrypto.sha256(readBytes(asked.document, lang)));
  const same = digest === verdict.subject.document_sha256;
  const said = same ? TEXTS[lang].sameDocument : TEXTS[lang].otherDocument(asked.document);
  return { lines: [...lines, '', said], ok: same };
}

try {
  const { lines, ok } = await main(process.argv.slice(2));
  console.log(lines.join('\n'));
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
