/** Why a drawing cannot be used, in both languages: the end of a sentence. Thrown, because it ends the reading. */
export class Unfit extends Error {
  readonly de: string;

  constructor(de: string, en: string) {
    super(en);
    this.name = 'Unfit';
    this.de = de;
  }
}
