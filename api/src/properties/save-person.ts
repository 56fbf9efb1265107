import { createPerson, openPersonKey, updatePerson } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import type { PersonWire } from '../http/schemas.ts';

/**
 * Stores new values of a person and answers the id to refer to. The key stays, so that erasing the person later also
 * reaches what was sealed before; where there is nobody yet, or nobody any more, it is a new person.
 */
export async function savePerson(context: Context, id: string | null, value: PersonWire): Promise<string> {
  if (id === null || (await openPersonKey(context, id)) === null) return createPerson(context, value);
  await updatePerson(context, id, value);
  return id;
}
