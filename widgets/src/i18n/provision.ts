import { currentLocale } from './locale.ts';

/** `BGB § 556(3) sentence 5`, as the API names a provision, as Germans write it: `§ 556 Abs. 3 Satz 5 BGB`. */
export function provision(legalBasis: string): string {
  return currentLocale() === 'de'
    ? legalBasis.replace(' sentence ', ' Satz ').replace(/^(\w+) (§ \w+)\((\d+)\)(.*)$/, '$2 Abs. $3$4 $1')
    : legalBasis;
}
