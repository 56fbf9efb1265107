// What this package exports and does not declare. It reads trees of its own TypeScript only, hence `ts`.
declare module '@custom-elements-manifest/analyzer/index.js' {
  export const ts: typeof import('typescript');
  export function create(options: {
    readonly modules: readonly unknown[];
    readonly plugins: readonly unknown[];
    readonly context: { readonly dev: boolean };
  }): { readonly modules: readonly { readonly declarations: readonly unknown[] }[] };
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): readonly unknown[];
}
