import type { Services } from '../context.ts';

/** The binding of the folder that `npm run build` makes (`[assets]` in wrangler.toml). */
export interface Assets {
  fetch(url: URL): Promise<Response>;
}

/** Null for what is not there. Only the path counts; the rest of the address is never looked up. */
async function fetchAsset(assets: Assets, path: string): Promise<Response | null> {
  const response = await assets.fetch(new URL(path, 'https://assets.invalid/'));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the assets answer ${response.status} for ${path}`);
  return response;
}

/** The files that Node reads from its disk. */
export function fromAssets(assets: Assets): Required<Pick<Services, 'docsFile' | 'embedFiles'>> {
  return {
    async docsFile(name) {
      const file = await fetchAsset(assets, `docs/${name}`);
      if (file === null) throw new Error(`docs/${name} is not among the assets: run "npm run build"`);
      return file.text();
    },
    async embedFiles(path) {
      const script = await fetchAsset(assets, path);
      return script === null ? null : new Uint8Array(await script.arrayBuffer());
    },
  };
}
