import { expect, inject, test } from 'vitest';
import { visit } from './test/browser.ts';

test('the reference of the API draws quickstart, operations and calls of them, with nothing from elsewhere', async () => {
  const api = inject('api');
  const seen = await visit(`${api}/docs`);
  try {
    await seen.page.getByRole('heading', { name: 'First embedded statement in five minutes' }).first().waitFor();
    await seen.page.getByText('/v1/embed-sessions').first().waitFor({ state: 'attached' });
    // Beside each operation stands how an example calls it.
    await seen.page.goto(`${api}/docs?#tag/embed-sessions/POST/v1/embed-sessions`);
    await seen.page.getByText('// examples/20-show-it-on-a-page.ts').first().waitFor();
    await seen.page.waitForLoadState('networkidle');
    const origins = (await seen.heard())
      .map(({ url }) => new URL(url))
      .filter(({ protocol }) => /^http/.test(protocol));
    expect(origins.length).toBeGreaterThan(3);
    expect(new Set(origins.map(({ origin }) => origin))).toEqual(new Set([api]));
    expect({ errors: seen.errors, reports: await seen.reports() }).toEqual({ errors: [], reports: [] });
  } finally {
    await seen.context.close();
  }
});
