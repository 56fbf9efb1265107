import { Problem } from '../../problem.ts';

/** An entry that a change of cycle divided is kept as it was: its parts are what counts. @throws Problem `conflict`. */
export function refuseDivided({ supersededBy }: { readonly supersededBy: string | null }): void {
  if (supersededBy === null) return;
  throw new Problem('conflict', 'A change of the billing cycle divided this entry; correct its parts instead.', {
    findings: [
      {
        pointer: '',
        code: 'entry_superseded',
        message_de: `Der Turnuswechsel ${supersededBy} hat diesen Eintrag geteilt; zu korrigieren sind seine Teile.`,
        message_en: `The cycle change ${supersededBy} divided this entry; what can be corrected are its parts.`,
      },
    ],
  });
}
