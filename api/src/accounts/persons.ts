import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { type AesKey, aesKey, decrypt, encrypt } from '../crypto/vault.ts';
import type { PersonWire } from '../http/schemas.ts';
import { persons } from './tables.ts';

type PersonContext = Pick<Context, 'db' | 'accountId' | 'livemode' | 'vault' | 'now' | 'newId'>;

/** Where a person's own key is sealed to. */
export const personKeyPlace = (accountId: string, id: string) => `${accountId}/${id}/key`;
const valuePlace = (accountId: string, id: string) => `${accountId}/${id}/value`;
const utf8 = new TextEncoder();
const text = new TextDecoder();

/** A person's own key. What is sealed with it is gone for everybody once the person is erased. */
export interface PersonKey {
  seal(plain: Uint8Array): Promise<string>;
  open(sealed: string): Promise<Uint8Array<ArrayBuffer>>;
}

function personKey(accountId: string, id: string, key: AesKey): PersonKey {
  const place = valuePlace(accountId, id);
  return { seal: async (plain) => encrypt(key, place, plain), open: async (sealed) => decrypt(key, place, sealed) };
}

/** Stores a person under a key of its own; answers the id that everything else refers to. */
export async function createPerson(context: PersonContext, value: PersonWire): Promise<string> {
  const { db, accountId, livemode, vault } = context;
  const id = context.newId('person');
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = personKey(accountId, id, aesKey(raw));
  const now = context.now();
  await db.insert(persons).values({
    accountId,
    id,
    livemode,
    keySealed: await vault.seal(personKeyPlace(accountId, id), raw),
    sealed: await key.seal(utf8.encode(JSON.stringify(value))),
    erasedAt: null,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** Replaces a person's values; what was sealed for documents earlier stays as it was. */
export async function updatePerson(context: PersonContext, id: string, value: PersonWire): Promise<void> {
  const { db, accountId } = context;
  const key = await openPersonKey(context, id);
  if (key === null) throw new Error('an erased person is not updated');
  await db
    .update(persons)
    .set({ sealed: await key.seal(utf8.encode(JSON.stringify(value))), updatedAt: context.now() })
    .where(and(eq(persons.accountId, accountId), eq(persons.id, id)));
}

/** Names and addresses by id. An erased person is missing from the map. */
export async function readPersons(context: PersonContext, ids: readonly string[]): Promise<Map<string, PersonWire>> {
  const found = new Map<string, PersonWire>();
  for (const row of await personRows(context, ids)) {
    const key = await keyOf(context, row);
    if (key === null || row.sealed === null) continue;
    found.set(row.id, JSON.parse(text.decode(await key.open(row.sealed))) as PersonWire);
  }
  return found;
}

/** Those of these persons whose name and address are there: not erased, and visible to this session. */
export async function selectPersonsOnFile(context: PersonContext, ids: readonly string[]): Promise<Set<string>> {
  const rows = await personRows(context, ids);
  return new Set(rows.flatMap(({ id, keySealed, sealed }) => (keySealed === null || sealed === null ? [] : [id])));
}

/** The key of one person; null when erased or not visible to this session. */
export async function openPersonKey(context: PersonContext, id: string): Promise<PersonKey | null> {
  const [row] = await personRows(context, [id]);
  return row === undefined ? null : keyOf(context, row);
}

/** Keys of several persons by id, for work on a whole house. */
export async function openPersonKeys(context: PersonContext, ids: readonly string[]): Promise<Map<string, PersonKey>> {
  const keys = new Map<string, PersonKey>();
  for (const row of await personRows(context, ids)) {
    const key = await keyOf(context, row);
    if (key !== null) keys.set(row.id, key);
  }
  return keys;
}

async function personRows({ db, accountId }: PersonContext, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({ id: persons.id, keySealed: persons.keySealed, sealed: persons.sealed })
    .from(persons)
    .where(and(eq(persons.accountId, accountId), inArray(persons.id, [...new Set(ids)])));
}

async function keyOf(
  { accountId, vault }: PersonContext,
  row: { id: string; keySealed: string | null },
): Promise<PersonKey | null> {
  if (row.keySealed === null) return null;
  const raw = await vault.open(personKeyPlace(accountId, row.id), row.keySealed);
  return personKey(accountId, row.id, aesKey(raw));
}
