import { encodeBody, gzipped } from './body.ts';
import type { Operation } from './operation.ts';
import { KlarMeterUsageError } from './problem.ts';
import type { CallOptions } from './types.ts';

/** Parameters and body of a call, by the names of the document. */
export interface Input {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Address of a call. */
export function urlOf(baseUrl: string, operation: Operation, { path = {}, query = {} }: Input): string {
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name];
    // Left empty, it would be the address of something else.
    if (value === undefined || value === null || value === '')
      throw new KlarMeterUsageError(`path.${name} is missing.`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (!operation.queryParams?.includes(name)) {
      const known = operation.queryParams?.join(', ') ?? 'nothing';
      throw new KlarMeterUsageError(`query.${name} is unknown here, which takes ${known}.`);
    }
    if (!Array.isArray(value)) search.append(name, String(value));
    else if (operation.commaParams?.includes(name)) search.append(name, value.join(','));
    else for (const each of value) search.append(name, String(each));
  }
  const suffix = search.toString();
  return `${baseUrl.replace(/\/+$/, '')}${filled}${suffix === '' ? '' : `?${suffix}`}`;
}

/** What fetch needs for the body, and its headers. */
export async function bodyOf(
  operation: Operation,
  { body }: Input,
  { contentType: wanted, gzip = false }: Pick<CallOptions, 'contentType' | 'gzip'>,
): Promise<{ content?: BodyInit; headers: Record<string, string> }> {
  if (body === undefined) return { headers: {} };
  const contentType = wanted ?? operation.body?.[0];
  if (contentType === undefined) throw new KlarMeterUsageError('This operation takes no body.');
  if (!operation.body?.includes(contentType)) {
    throw new KlarMeterUsageError(
      `This operation takes ${operation.body?.join(' or ') ?? 'no body'}, not ${contentType}.`,
    );
  }
  const encoded = encodeBody(body, contentType);
  const headers: Record<string, string> = {};
  if (encoded.contentType !== undefined) headers['content-type'] = encoded.contentType;
  if (!gzip) return { content: encoded.content, headers };
  if (operation.gzip !== true) throw new KlarMeterUsageError('This operation takes no packed body.');
  return { content: await gzipped(encoded.content), headers: { ...headers, 'content-encoding': 'gzip' } };
}
