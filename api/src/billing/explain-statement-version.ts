import type { z } from '@hono/zod-openapi';
import { type ExplanationInput, type ExplanationLanguage, explainAmount, explainMeasurement } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { type ReadingWithDevice, selectReadingsWithDevices } from '../metering/index.ts';
import { authorize } from '../rights.ts';
import { deviceCalibratedUntil } from './house/calibrated-until.ts';
import { type Origin, originAt, type Provenance } from './house/provenance.ts';
import { amountOf } from './versions/amounts.ts';
import type { explanationQuery, StatementExplanation } from './versions/explanation-schemas.ts';
import { fetchExplainedVersion } from './versions/frozen-version.ts';

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
  const { statement, house, result, provenance } = await fetchExplainedVersion(context, statementId, version);
  const { unitId, occupancyId } = statement;
  const who = { unit: unitId, occupancy: occupancyId };
  const { steps } = explainAmount({ house, reasons: result.reasons ?? {} }, who, amountOf(line), language);
  const pointers = steps.flatMap(({ inputs }) =>
    inputs.flatMap((input) => ('pointer' in input ? [input.pointer] : [])),
  );
  const ids = new Set(pointers.flatMap((pointer) => originAt(provenance, pointer)?.reading_ids ?? []));
  const readings = new Map((await selectReadingsWithDevices(context, [...ids])).map((each) => [each.reading.id, each]));
  return {
    statement_id: statementId,
    version,
    line,
    language,
    steps: steps.map(({ inputs, ...step }) => ({
      ...step,
      inputs: inputs.map((input) => withOrigin(input, originOf(step.id, input, provenance), readings, language)),
    })),
  };
}

function withOrigin(
  input: ExplanationInput,
  { reading_ids, telegram_ids: _, interim_values, measurements, receipt, ...origin }: Origin,
  readings: ReadonlyMap<string, ReadingWithDevice>,
  language: ExplanationLanguage,
): InputWire {
  const ids = new Set(reading_ids);
  const read = reading_ids && [...readings.values()].filter(({ reading }) => ids.has(reading.id));
  return {
    ...input,
    ...('name' in input && receipt !== undefined ? { name: `${input.name}: ${receipt}` } : {}),
    ...origin,
    ...(measurements && {
      measurements: measurements.map((each) => ({ ...each, calculation: explainMeasurement(each, language) })),
    }),
    ...(read && { readings: read.map(toExplainedReading) }),
    ...(interim_values && { interim_values: [...interim_values] }),
  };
}

/** Of a value; and of the heating bill, where the steps of a statement go on into it. */
function originOf(stepId: string, input: ExplanationInput, provenance: Provenance): Origin {
  if ('pointer' in input) return originAt(provenance, input.pointer) ?? {};
  const entersHeating = 'step' in input && input.step.startsWith('heating/') && !stepId.startsWith('heating/');
  return (entersHeating ? provenance['/heating'] : undefined) ?? {};
}

function toExplainedReading({ reading, device }: ReadingWithDevice): NonNullable<InputWire['readings']>[number] {
  return {
    id: reading.id,
    day: reading.day,
    value: reading.value,
    unit: reading.unit as 'kWh' | 'm3' | 'HCA',
    origin: reading.origin as 'radio' | 'manual' | 'self_read' | 'file',
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
