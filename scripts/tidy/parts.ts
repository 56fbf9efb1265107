import { importsOf } from './imports.ts';
import { isTest, isTypeScript, type Rule } from './source.ts';

/**
 * Parts of a slice in layers; each may know its own layer and those before, once the program runs: types lead anywhere.
 * Of slices that are not named nothing is asked.
 */
const LAYERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  billing: [
    ['climate-factors', 'house'],
    ['periods', 'costs', 'operating-costs', 'presentation'],
    ['runs', 'statements', 'cycle-change'],
    ['versions', 'corrections'],
    ['audit'],
  ],
};

const PART = /^api\/src\/([^/]+)\/([^/]+)\/.+\.ts$/;
const TYPES_ONLY = /^(import|export) type [\s\S]*?;$/gm;

/** Parts that import a part of a layer behind theirs, or the verbs of their slice, and parts that stand in no layer. */
export const partsHold: Rule = (files) =>
  files
    .filter((file) => isTypeScript(file) && !isTest(file.path) && !/\.fixture\.ts$/.test(file.path))
    .flatMap((file) => {
      const [, slice = '', part = ''] = PART.exec(file.path) ?? [];
      const layers = LAYERS[slice];
      if (layers === undefined || part === 'routes') return [];
      const layerOf = (name: string) => layers.findIndex((layer) => layer.includes(name));
      if (layerOf(part) < 0) return [`${file.path} is of a part that stands in no layer of ${slice}`];
      return importsOf({ ...file, text: file.text.replace(TYPES_ONLY, '') }).flatMap((target) => {
        if (!target.startsWith(`api/src/${slice}/`)) return [];
        const [, , other] = PART.exec(target) ?? [];
        if (other === undefined) return [`${file.path} imports ${target}: verbs know parts, and parts no verbs`];
        return layerOf(other) <= layerOf(part) ? [] : [`${file.path} imports ${target}: ${other} comes behind ${part}`];
      });
    });
