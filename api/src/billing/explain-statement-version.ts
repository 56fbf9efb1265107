import type { z } from '@hono/zod-openapi';
import { type ExplanationInput, explainAmount } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { type ReadingWithDevice, selectReadingsWithDevices } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import { deviceCalibratedUntil } from './calibrated-until.ts';
import type { explanationQuery, StatementExplanation } from './explanation-schemas.ts';
import { fetchFrozenHeatingVersion, placeOf } from './frozen-version.ts';
import type { Provenance } from './provenance.ts';

type Wire = z.infer<typeof StatementExplanation>;
type InputWire = Wire['steps'][number]['inputs'][number];

/** Why an amount is what it is: sentences and calculations down to the readings, the telegrams and the provisions. */
export async function explainStatementVersion(
  context: Context,
  statementId: string,
  version: number,
  { line, language }: z.infer<typeof explanationQuery>,
): Promise<Wire> {
  authorize(context, 'explainStatementVersion');
  const { statement, house, result, provenance } = await fetchFrozenHeatingVersion(context, statementId, version);
  const frozen = { house, reasons: result.reasons ?? {} };
  const { steps } = explainAmount(frozen, placeOf(house, statement), line, language);
  const pointers = steps.flatMap(({ inputs }) =>
    inputs.flatMap((input) => ('pointer' in input ? [input.pointer] : [])),
  );
  const ids = new Set(pointers.flatMap((pointer) => provenance[pointer]?.reading_ids ?? []));
  const readings = new Map((await selectReadingsWithDevices(context, [...ids])).map((each) => [each.reading.id, each]));
  return {
    statement_id: statementId,
    version,
    line,
    language,
    steps: steps.map(({ inputs, ...step }) => ({
      ...step,
      inputs: inputs.map((input) => withOrigin(input, provenance, readings)),
    })),
  };
}

function withOrigin(
  input: ExplanationInput,
  provenance: Provenance,
  readings: ReadonlyMap<string, ReadingWithDevice>,
): InputWire {
  const origin = 'pointer' in input ? originOf(input.pointer, provenance) : undefined;
  if (origin === undefined) return { ...input };
  const { cost_entry_id, fuel_delivery_id, reading_ids } = origin;
  const ids = new Set(reading_ids);
  const read = reading_ids && [...readings.values()].filter(({ reading }) => ids.has(reading.id));
  return {
    ...input,
    ...(cost_entry_id === undefined ? {} : { cost_entry_id }),
    ...(fuel_delivery_id === undefined ? {} : { fuel_delivery_id }),
    ...(read === undefined ? {} : { readings: read.map(toExplainedReading) }),
  };
}

/** Of a value, or of the object it is a field of: a layer of the stock, a cost. */
const originOf = (pointer: string, provenance: Provenance) =>
  provenance[pointer] ?? provenance[pointer.slice(0, pointer.lastIndexOf('/'))];

function toExplainedReading({ reading, device }: ReadingWithDevice): NonNullable<InputWire['readings']>[number] {
  return {
    id: reading.id,
    day: reading.day,
    value: reading.value,
    unit: reading.unit as 'kWh' | 'm3' | 'HCA',
    origin: reading.origin as 'radio' | 'manual' | 'self_read',
    device: {
      id: device.id,
      manufacturer: device.manufacturer,
      serial: device.serial,
      model: device.model,
      calibrated_until: deviceCalibratedUntil(device),
    },
    telegram_id: reading.telegramId,
  };
}
