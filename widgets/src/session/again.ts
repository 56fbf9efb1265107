/** So long a lost line is given to come back. */
const PAUSE_MS = 1000;

/**
 * Imports a file, and when it is lost on the way once more, a little later. A browser remembers a lost module under its
 * address, so the second time the address is another. The browser names it where it reports the loss; one that does not
 * asks again by itself. What the file itself imports keeps its address.
 */
export async function again<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const [address] = /http\S+\.js/.exec(String(cause)) ?? [];
    return address === undefined ? load() : import(/* @vite-ignore */ `${address}?again=${Date.now()}`);
  }
}
