/** Where gateways push to; the only place that takes a key by Basic authentication. */
export const GATEWAY_PUSHES = '/v1/gateway-pushes';

/**
 * Requests whose body is a file: up to 32 MiB of anything, in any encoding, under any media type. Only who reads the file
 * says what is wrong with it.
 */
export const RAW_BODIES: ReadonlySet<string> = new Set(['/v1/reading-files', GATEWAY_PUSHES]);
