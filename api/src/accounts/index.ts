/** The verbs and queries of this slice that others may call. */
export { readApiKey } from './api-key.ts';
export { rightsOfComponents, unsuitableForReaders } from './component-rights.ts';
export { insertApiKey } from './create-api-key.ts';
export { embedKeysAt } from './embed-keys.ts';
export { CreateEmbedSession, NewEmbedSession } from './embed-schemas.ts';
export { findEmbedSession } from './embed-store.ts';
export {
  EMBED_TOKEN_TYPE,
  type EmbedScope,
  openEmbedToken,
} from './embed-token.ts';
export { makeOccupantToken, openOccupantToken } from './occupant-token.ts';
export {
  createPerson,
  openPersonKey,
  openPersonKeys,
  type PersonKey,
  personKeyPlace,
  readPersons,
  selectPersonsOnFile,
  updatePerson,
} from './persons.ts';
export { saveEmbedSession } from './save-embed-session.ts';
export type { BrandContent } from './schemas.ts';
export { defaultBrandId, fetchBrand, fetchBrandVersion, findDefaultBrand } from './store.ts';
