import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClassMember,
  ClassMethod,
  CssCustomProperty,
  CustomElementDeclaration,
  CustomElementField,
  Event,
  Package,
  Type,
} from 'custom-elements-manifest';
import type ts from 'typescript';
import { analyze, type SaidClass } from './analyze.ts';
import { apiOf, chainOf } from './class-api.ts';
import { type ElementClass, elementClasses } from './facts.ts';
import { elementSources, type Program, programOf } from './program.ts';
import { syntaxOf, tokensOf } from './tokens.ts';
import { fieldsOf, publicNames, referencesIn, typeText } from './types.ts';

/** Where the package is entered, as its manifest says paths. */
const MODULE = 'src/index.ts';

/** The manifest of the elements: what the comments above the classes promise, and no more than a host may use. */
export async function elementsManifest(root: string, fresh?: ReadonlyMap<string, string>): Promise<Package> {
  const sources = elementSources(root).map(({ path, text }) => ({ path, text: fresh?.get(path) ?? text }));
  const program = programOf(sources);
  const elements = elementClasses(program);
  const paths = new Set(
    elements.flatMap(({ node }) => chainOf(program.checker, node).map((each) => each.getSourceFile().fileName)),
  );
  const said = analyze(sources.filter(({ path }) => paths.has(path)));
  const declarations: CustomElementDeclaration[] = [];
  for (const element of elements.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))) {
    const of = said.get(element.node.name?.text ?? '');
    if (of !== undefined) declarations.push(describe(program, element, of, await sheetsOf(root, element)));
  }
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations,
        exports: declarations.flatMap(({ name, tagName = '' }) => [
          { kind: 'js', name, declaration: { name } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name } },
        ]),
      },
    ],
  };
}

/** The style sheets of an element, as they are when it is there. */
export async function sheetsOf(root: string, { node }: ElementClass): Promise<string> {
  const url = pathToFileURL(join(root, node.getSourceFile().fileName)).href;
  const module = (await import(url)) as Record<string, { styles?: unknown } | undefined>;
  const styles = [module[node.name?.text ?? '']?.styles].flat(Number.POSITIVE_INFINITY);
  return styles.map((each) => (each as { cssText?: string } | undefined)?.cssText ?? '').join('\n');
}

function describe(program: Program, element: ElementClass, said: SaidClass, sheets: string): CustomElementDeclaration {
  const names = new Set(publicNames(program).keys());
  const typed = (text: string): Type => {
    const references = referencesIn(text, names);
    return references.length === 0 ? { text } : { text, references };
  };
  const members = membersOf(program, element, said, typed);
  const fields = new Map(members.flatMap((each) => (each.kind === 'field' ? [[each.name, each] as const] : [])));
  return {
    kind: 'class',
    name: said.name,
    tagName: element.tag,
    customElement: true,
    ...summed(said),
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: (said.attributes ?? []).flatMap(({ name, fieldName = name, description }) => {
      const field = fields.get(fieldName);
      if (field?.type === undefined) return [];
      return {
        name,
        ...worded(description ?? field.description),
        type: { text: field.type.text.replace(/ \| undefined$/, '') },
        // Without a value it is not there at all.
        ...(field.default === undefined || field.default === 'false' ? {} : { default: field.default }),
        fieldName,
      };
    }),
    members,
    events: (said.events ?? []).filter(({ description }) => description !== undefined).map(eventOf(program, typed)),
    slots: (said.slots ?? []).map(({ name, description }) => ({ name, ...worded(description) })),
    cssParts: (said.cssParts ?? []).map(({ name, description }) => ({ name, ...worded(description) })),
    cssProperties: propertiesOf(said, sheets),
  };
}

/** Fields and methods for a page: neither what is private or protected, nor what only the loader and Lit use. */
function membersOf(
  program: Program,
  { node }: ElementClass,
  said: SaidClass,
  typed: (text: string) => Type,
): ClassMember[] {
  const { members } = apiOf(program, node);
  return (said.members ?? []).flatMap((each): ClassMember[] => {
    const declared = members.get(each.name);
    if (declared === undefined) return [];
    const type = (declared.node as ts.PropertyDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration).type;
    const text = type === undefined ? undefined : typeText(program, type);
    const { name, description } = each;
    if (declared.kind === 'method') {
      const returned: Pick<ClassMethod, 'return'> = text === undefined ? {} : { return: { type: typed(text) } };
      return [{ kind: 'method', name, ...worded(description), ...returned }];
    }
    const field: CustomElementField = {
      kind: 'field',
      name,
      ...worded(description),
      ...(text === undefined ? {} : { type: typed(text) }),
      ...(each.default === undefined ? {} : { default: each.default }),
      ...(declared.readonly ? { readonly: true } : {}),
      ...(each.attribute === undefined ? {} : { attribute: each.attribute }),
      ...(each.reflects ? { reflects: true } : {}),
    };
    return [field];
  });
}

/** With the fields of its detail, so that nobody has to look them up. */
function eventOf(program: Program, typed: (text: string) => Type) {
  return ({ name, description = '', type }: NonNullable<SaidClass['events']>[number]): Event => {
    const text = type?.text ?? 'CustomEvent';
    const detail = /^CustomEvent<(\w+)>$/.exec(text)?.[1];
    const fields = (detail === undefined ? undefined : fieldsOf(program, detail)) ?? [];
    const lines = fields.map((field) => {
      const words = field.description === '' ? '' : ` - ${flowing(field.description)}`;
      return `- \`${field.name}${field.optional ? '?' : ''}: ${field.text}\`${words}`;
    });
    const words = lines.length === 0 ? flowing(description) : `${flowing(description)}\n\nDetail:\n${lines.join('\n')}`;
    return { name, description: words, type: typed(text) };
  };
}

/** Tokens that do something in this element, each with its default: `light-dark()` where it depends on the ground. */
function propertiesOf({ cssProperties = [] }: SaidClass, sheets: string): CssCustomProperty[] {
  const { read } = tokensOf(sheets);
  return cssProperties
    .filter(({ name }) => read.has(name))
    .map(({ name, description, type, default: said }) => {
      const value = said ?? read.get(name);
      const syntax = type?.text ?? syntaxOf(value);
      return {
        name,
        ...worded(description),
        ...(syntax === undefined ? {} : { syntax }),
        ...(value === undefined ? {} : { default: value }),
      };
    });
}

function summed({ summary, description }: SaidClass): { summary?: string; description?: string } {
  return { ...(summary === undefined ? {} : { summary: flowing(summary) }), ...worded(description) };
}

function worded(description: string | undefined): { description?: string } {
  return description === undefined ? {} : { description: flowing(description) };
}

/** Lines of a comment as running text; an empty line stays one. */
function flowing(text: string): string {
  return text.trim().replaceAll(/(?<!\n)\n(?!\n)/g, ' ');
}
