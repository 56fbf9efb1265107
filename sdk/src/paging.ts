import { KlarMeterError } from './problem.ts';

/** One page of a list. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly next_cursor?: string | null;
}

/** Every item of a list, page by page, asking for the next page when the last item of the one before is taken. */
export async function* itemsOf<T>(
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    yield* page.data;
    const next = page.has_more ? (page.next_cursor ?? undefined) : undefined;
    // A cursor that comes back unchanged would be asked for ever.
    if (next !== undefined && next === cursor)
      throw new KlarMeterError(`The list does not move on from cursor ${next}.`);
    if (page.has_more && next === undefined)
      throw new KlarMeterError('The list says there is more and does not say where.');
    cursor = next;
  } while (cursor !== undefined);
}
