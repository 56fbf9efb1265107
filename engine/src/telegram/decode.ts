import { byteAt } from './bytes.ts';
import { type Failure, failure } from './failure.ts';
import { type Frame, type InputForm, LINK_HEADER_SIZE, readFrame, readWiredFrame, type WiredFrame } from './frame.ts';
import { decodeLayers, type LayerOptions } from './layers.ts';
import type { DecodedTelegram, DecodeResult, Link } from './result.ts';
import { startWalk, type Walk } from './walk.ts';

export interface DecodeOptions<Key> extends LayerOptions<Key> {
  /** `auto` unless the receiver knows better. */
  readonly form?: InputForm;
}

/** C fields with which a gateway sends to a meter (EN 13757-4): SND-UD, REQ-UD and confirmations. */
const COMMANDS: ReadonlySet<number> = new Set([0x40, 0x43, 0x53, 0x5a, 0x5b, 0x73, 0x7a, 0x7b, 0x80]);

/**
 * Bytes and key to a decoded telegram, or the reason why not. Takes every input form (radio frame formats A and B,
 * checksums already removed, trailing receiver bytes, wired long frames one after the other). Never throws on foreign
 * bytes and passes on no value that was encrypted and did not verify.
 */
export function decodeTelegram<Key>(bytes: Uint8Array, options: DecodeOptions<Key>): DecodeResult {
  const form = options.form ?? 'auto';
  const frame = readFrame(bytes, form);
  const result = decodeFrame(frame, options);
  return form === 'auto' && !result.ok ? (decodeInOtherForm(bytes, 'ok' in frame, options) ?? result) : result;
}

/**
 * A form is recognised by a checksum of 16 bits, so that once in 65,536 a telegram without checksums passes for one of
 * format A or B by chance, and then does not decode. A damaged frame must not come to life as another form instead:
 * only what the key verifies is taken, and where a checksum was wrong only what verifies to its last byte, which mode 5
 * does not.
 */
function decodeInOtherForm<Key>(
  bytes: Uint8Array,
  frameFailed: boolean,
  options: DecodeOptions<Key>,
): DecodedTelegram | null {
  for (const form of ['stripped', 'format_a', 'format_b'] as const) {
    const result = decodeFrame(readFrame(bytes, form), options);
    if (!result.ok || result.security.state !== 'decrypted') continue;
    if (!frameFailed || result.security.mode !== 'mode_5') return result;
  }
  return null;
}

function decodeFrame<Key>(frame: Frame | Failure, options: DecodeOptions<Key>): DecodeResult {
  if ('ok' in frame) return frame;
  if (frame.kind === 'wired') return decodeWired(frame.bytes, options);
  return decodeLayers(radioWalk(frame.bytes), radioLink(frame.bytes, frame.form), options);
}

/** A walk that begins behind the link layer of a radio frame. */
export function radioWalk(bytes: Uint8Array): Walk {
  const walk = startWalk(bytes, LINK_HEADER_SIZE - 1, bytes, 2);
  walk.fromGateway = COMMANDS.has(byteAt(bytes, 1));
  return walk;
}

export const radioLink = (bytes: Uint8Array, form: InputForm): Link => ({
  kind: 'radio',
  form,
  control: byteAt(bytes, 1),
  device: null,
  primaryAddress: null,
});

/**
 * Several answers of one meter may follow each other; their records belong together. Reading ends at the first frame
 * that is broken or of another meter, with a warning: records of two meters must never meet.
 */
function decodeWired<Key>(bytes: Uint8Array, options: DecodeOptions<Key>): DecodeResult {
  const answers: DecodedTelegram[] = [];
  let stopped: string | null = null;
  for (let at = 0; at < bytes.length && stopped === null; ) {
    const frame = readWiredFrame(bytes.subarray(at));
    const next = 'ok' in frame ? frame : decodeWiredFrame(frame, options);
    if (next.ok && isOfSameMeter(answers[0], next)) answers.push(next);
    else if (!next.ok && answers.length === 0) return next;
    else stopped = next.ok ? 'another_meter' : next.error;
    at += 'ok' in frame ? 0 : frame.size;
  }
  const [first] = answers;
  return first === undefined ? failure('empty') : joined(first, answers, stopped);
}

function decodeWiredFrame<Key>(
  { control, primaryAddress, data }: WiredFrame,
  options: DecodeOptions<Key>,
): DecodeResult {
  const link: Link = { kind: 'wired', form: 'wired', control, device: null, primaryAddress };
  return decodeLayers(startWalk(data, 0, null, 0), link, options);
}

/** Frames without a header that names the meter are told apart by the address on the bus. */
function isOfSameMeter(first: DecodedTelegram | undefined, { meter, link }: DecodedTelegram): boolean {
  if (first === undefined) return true;
  if (meter === null || first.meter === null) return link.primaryAddress === first.link.primaryAddress;
  const { manufacturer, id, version, deviceType } = first.meter;
  return (
    meter.manufacturer === manufacturer &&
    meter.id === id &&
    meter.version === version &&
    meter.deviceType === deviceType
  );
}

function joined(first: DecodedTelegram, answers: readonly DecodedTelegram[], stopped: string | null): DecodedTelegram {
  if (answers.length === 1 && stopped === null) return first;
  const warnings = answers.flatMap((answer) => answer.warnings);
  return {
    ...first,
    records: answers.flatMap(({ records }) => records),
    manufacturerData: answers.findLast(({ manufacturerData }) => manufacturerData !== null)?.manufacturerData ?? null,
    moreRecordsFollow: answers.at(-1)?.moreRecordsFollow ?? false,
    format: answers.length === 1 ? first.format : null,
    warnings: stopped === null ? warnings : [...warnings, stopped],
  };
}
