import { register } from '../element/km-element.ts';
import { KmDeliveryProof } from './delivery-proof.ts';

/** Registers the proof of delivery; doing it twice is harmless. */
export function define(tag = 'km-delivery-proof'): void {
  register(tag, KmDeliveryProof);
}
