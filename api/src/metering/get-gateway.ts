import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type GatewayWire, withContact } from './gateways/convert.ts';
import { fetchGateway } from './gateways/gateways-store.ts';

export async function getGateway(context: Context, id: string): Promise<GatewayWire> {
  authorize(context, 'getGateway');
  return withContact(context, await fetchGateway(context, id));
}
