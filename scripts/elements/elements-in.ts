import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';

/** Elements of a manifest. */
export function elementsIn({ modules }: Package): CustomElementDeclaration[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((each): each is CustomElementDeclaration => 'customElement' in each && each.customElement);
}
