import { Problem } from '../../problem.ts';

/** @throws Problem `conflict` for a way in that was ended: what holds for what came by it is history. */
export function refuseEnded({ revokedAt }: { readonly revokedAt: Date | null }): void {
  if (revokedAt !== null) throw new Problem('conflict', 'It was ended and is changed no more.');
}
