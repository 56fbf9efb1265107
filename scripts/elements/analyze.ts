import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type { SourceFile } from '../tidy/source.ts';

interface Said {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface SaidMember extends Said {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'private' | 'protected';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly reflects?: boolean;
}

/** What a class and its comments say, what it has from its bases included. */
export interface SaidClass {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tagName?: string;
  readonly attributes?: readonly (Said & { readonly fieldName?: string })[];
  readonly members?: readonly SaidMember[];
  readonly events?: readonly Said[];
  readonly slots?: readonly Said[];
  readonly cssParts?: readonly Said[];
  readonly cssProperties?: readonly Said[];
}

/** Classes by name, as the analyzer reads them; a base has to be among the files. */
export function analyze(files: readonly SourceFile[]): Map<string, SaidClass> {
  const modules = files.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  const { modules: said } = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const classes = said.flatMap(({ declarations }) => declarations as (SaidClass & { kind: string })[]);
  return new Map(classes.filter(({ kind }) => kind === 'class').map((each) => [each.name, each]));
}
