import { Problem, unknownReference } from '../problem.ts';

/**
 * Awaits an object that a body names. What is missing, or belongs to another account, is a mistake in the body and not
 * in the address: `unknown-reference` instead of `not-found`.
 */
export async function referenced<T>(
  { pointer, noun, id }: { pointer: string; noun: string; id: string },
  fetching: Promise<T>,
): Promise<T> {
  try {
    return await fetching;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') throw unknownReference(pointer, noun, id);
    throw error;
  }
}
