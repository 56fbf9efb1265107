import type { Context } from '../../context.ts';
import { housesOfGateways } from '../gateways/new-devices.ts';
import { type Entered, enterAskedDevices } from '../register/enter-asked-devices.ts';
import type { ReceivedTelegram, TelegramOutcome } from './receive-telegrams.ts';

/**
 * Makes the devices of telegrams that no device was known for, where the gateway that heard them asks for it. The telegrams
 * are kept by then, and are judged again for their device by a job: looking before would cost every request of telegrams
 * what only the first ones of a house need.
 * @returns what came of it, by the place of the telegram.
 */
export async function enterHeardDevices(
  context: Context,
  telegrams: readonly ReceivedTelegram[],
  outcomes: readonly TelegramOutcome[],
): Promise<ReadonlyMap<number, Entered>> {
  const unknown: { at: number; bytes: Uint8Array; gateway: string }[] = [];
  for (const [at, { verdict }] of outcomes.entries()) {
    const telegram = telegrams[at];
    if (verdict === 'unknown_device' && telegram?.gateway) unknown.push({ at, ...telegram, gateway: telegram.gateway });
  }
  const houses = await housesOfGateways(
    context,
    unknown.map(({ gateway }) => gateway),
  );
  if (houses.size === 0) return new Map();
  const entered = await enterAskedDevices(
    context,
    unknown.map(({ bytes }) => ({ kind: 'telegram' as const, bytes })),
    unknown.map(({ gateway }) => houses.get(gateway)),
    'Von einem Gateway gehört',
  );
  return new Map(unknown.flatMap(({ at }, n) => (entered[n] ? [[at, entered[n]] as const] : [])));
}
