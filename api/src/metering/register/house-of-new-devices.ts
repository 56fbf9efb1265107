import type { Context } from '../../context.ts';
import { fetchProperty, referenced } from '../../properties/index.ts';
import { authorize } from '../../rights.ts';

/**
 * The house that somebody names for devices that only a file knows. Whoever has devices made may make devices himself,
 * and names a house of his; nobody needs a right to have none made.
 * @param pointer where the house is named
 * @throws Problem `forbidden` without the right to make devices, `unknown-reference` for a house that is not there.
 */
export async function houseOfNewDevices<Id extends string | null | undefined>(
  context: Context,
  pointer: string,
  id: Id,
): Promise<Id> {
  if (id === undefined || id === null) return id;
  authorize(context, 'createDevice');
  await referenced({ pointer, noun: 'property', id }, fetchProperty(context, id));
  return id;
}
