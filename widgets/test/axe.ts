import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation inside of `selector`, as it stands and in dark. */
export async function expectAccessible(page: Page, selector: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.locator(selector).evaluate((element, value) => element.setAttribute('theme', value), theme);
    // Without a page of its own for the summary, which a strict policy would have a word about.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(selector).withTags(RULES).analyze();
    const told = violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(told).toEqual([]);
  }
}
