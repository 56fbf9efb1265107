/**
 * Requests whose body is a file: up to 32 MiB of anything, in any encoding, under any media type. Only who reads the file
 * says what is wrong with it.
 */
export const RAW_BODIES: ReadonlySet<string> = new Set(['/v1/reading-files', '/v1/gateway-pushes']);
