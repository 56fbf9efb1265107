import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { elementsIn } from './elements-in.ts';

/** What VS Code shows and completes in HTML (`html.customData`). */
export function customDataFile(manifest: Package): string {
  const tags = elementsIn(manifest).map((element) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: aboutElement(element) },
    attributes: (element.attributes ?? [])
      .filter(({ fieldName }) => !element.members?.some((each) => each.name === fieldName && 'readonly' in each))
      .map(({ name, description, type }) => {
        const values = [...(type?.text.matchAll(/'([^']*)'/g) ?? [])].map(([, value]) => ({ name: value }));
        return {
          name,
          description,
          // `v`: it is there or not, and has no value.
          ...(type?.text === 'boolean' ? { valueSet: 'v' } : values.length > 0 ? { values } : {}),
        };
      }),
  }));
  return `${JSON.stringify({ version: 1.1, tags }, null, 2)}\n`;
}

function aboutElement({ description, events, slots, cssParts, cssProperties }: CustomElementDeclaration): string {
  const list = (title: string, items: readonly { name: string; description?: string }[] = []): string[] =>
    items.length === 0
      ? []
      : [
          `**${title}**\n${items.map(({ name, description: words = '' }) => `- \`${name}\` - ${words.split('\n')[0]}`).join('\n')}`,
        ];
  return [
    description,
    ...list('Events', events),
    ...list('Slots', slots),
    ...list('Parts', cssParts),
    ...list('Tokens', cssProperties),
  ].join('\n\n');
}
