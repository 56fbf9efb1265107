import type { TestApi } from './harness.ts';

/** What a world has of reading by hand. */
export interface ReadersOfWorld {
  readonly reading_route_id: string;
  readonly reader_access_id: string;
  /** Of a session that reads the route. */
  readonly reader_token: string;
  readonly reading_photo_id: string;
  /** A window in which the occupant read the meter. */
  readonly self_reading_window_id: string;
  /** The reading form of the route, queued. */
  readonly field_document_id: string;
  readonly installation_id: string;
}

/** A route with a reader who was there, found nobody at home and made a photo. */
export async function buildReaders(
  api: TestApi,
  key: string,
  { property_id, measuring_point_id, occupant }: { property_id: string; measuring_point_id: string; occupant: string },
): Promise<ReadersOfWorld> {
  const made = async <T extends object>(path: string, of: string, body: object): Promise<T & { id: string }> => {
    const answer = await api.request<T & { id: string }>('POST', path, { key: of, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const route = await made('/v1/reading-routes', key, {
    property_id,
    name: 'Ablesung',
    from: '2025-12-20',
    to: '2026-01-31',
  });
  const at = `/v1/reading-routes/${route.id}`;
  const access = await made<{ link_token: string; pin: string }>(`${at}/accesses`, key, {});
  const { token } = await made<{ token: string }>('/v1/reader-sessions', access.link_token, { pin: access.pin });
  const client_id = crypto.randomUUID();
  const entry = { client_id, measuring_point_id, read_at: '2026-01-09T09:00:00.000Z', remark: 'no_access' };
  await made(`${at}/batches`, token, { entries: [entry] });
  const photo = await api.request<{ id: string }>('POST', `${at}/photos?client_id=${client_id}`, {
    key: token,
    raw: SMALL_PHOTO,
    headers: { 'Content-Type': 'image/png' },
  });
  const window = await made('/v1/self-reading-windows', key, {
    property_id,
    first_day: '2026-01-02',
    last_day: '2026-01-31',
  });
  const read = { measuring_point_id, value: '9100', confirmed: true };
  await api.request('POST', `/v1/self-reading-windows/${window.id}/readings`, { key: occupant, body: read });
  const form = await api.request<{ id: string }>('POST', `${at}/forms`, {
    key,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  const installations = await api.request<{ data: { id: string }[] }>(
    'GET',
    `/v1/device-installations?measuring_point_id=${measuring_point_id}`,
    { key },
  );
  return {
    field_document_id: form.body.id,
    installation_id: installations.body.data[0]?.id ?? '',
    self_reading_window_id: window.id,
    reading_route_id: route.id,
    reader_access_id: access.id,
    reader_token: token,
    reading_photo_id: photo.body.id,
  };
}

/** The smallest picture there is: one pixel as PNG. */
export const SMALL_PHOTO = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
