/** The verbs and queries of this slice that others may call. */
export { readApiKey } from './api-key.ts';
export { insertApiKey } from './create-api-key.ts';
export { makeOccupantToken, openOccupantToken } from './occupant-token.ts';
export { createPerson, openPersonKey, openPersonKeys, type PersonKey, readPersons, updatePerson } from './persons.ts';
export type { BrandContent } from './schemas.ts';
export { fetchBrand, fetchBrandVersion, findDefaultBrand } from './store.ts';
