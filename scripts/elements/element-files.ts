import { customDataFile } from './custom-data.ts';
import { globalsFile, reactFile } from './declarations.ts';
import { elementsManifest } from './manifest.ts';

/**
 * Content of every file written from the contracts of the elements, by its path from the project's root. `fresh` is what
 * was generated before and may not be written yet.
 */
export async function elementFiles(root: string, fresh?: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const manifest = await elementsManifest(root, fresh);
  return new Map([
    ['widgets/custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['widgets/vscode.html-custom-data.json', customDataFile(manifest)],
    ['widgets/src/generated/globals.ts', globalsFile(manifest)],
    ['widgets/src/generated/react.ts', reactFile(manifest)],
  ]);
}
