/** A gateway's name is kept with its telegrams; a name that could not be kept says nothing. */
export const gatewayName = (name: string | null): string | null =>
  name !== null && /^[\x21-\x7e]{1,120}$/.test(name) ? name : null;
