interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** As much of package-lock.json as is looked at. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, Entry>>;
  readonly [field: string]: unknown;
}

/**
 * The lockfile with an entry for each optional dependency that has none. npm leaves those out that its registry does
 * not offer, mostly builds for other machines, and then `npm ci` refuses the lockfile it wrote itself.
 */
export function completed(lockfile: Lockfile): { readonly lockfile: Lockfile; readonly added: readonly string[] } {
  const holes = Object.entries(lockfile.packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isFound(lockfile, place, name))
      .map(([name, range]) => ({ name, range, from: entry })),
  );
  const entries = holes.flatMap(({ name, range, from }) => {
    // Only an exact version can be written down without asking the registry.
    if (!/^\d+\.\d+\.\d+/.test(range)) return [];
    return [
      [
        `node_modules/${name}`,
        { version: range, ...(from.dev ? { dev: true } : {}), optional: true, ...machineOf(name) },
      ] as const,
    ];
  });
  const packages = Object.fromEntries(
    [...Object.entries(lockfile.packages), ...entries].sort(([a], [b]) => compare(a, b)),
  );
  return { lockfile: { ...lockfile, packages }, added: entries.map(([place]) => place) };
}

/** Whether a package at `place` finds `name`, in its own folder or in one above. */
function isFound({ packages }: Lockfile, place: string, name: string): boolean {
  const parts = place === '' ? [''] : place.split('/node_modules/');
  const folders = parts.map((_, at) => parts.slice(0, parts.length - at).join('/node_modules/'));
  return ['', ...folders].some((folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages);
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The machine a package says it is for by its name, so that others do not ask for it. */
function machineOf(name: string): { cpu?: string[]; libc?: string[]; os?: string[] } {
  const words = name.split(/[-/]/);
  const system = SYSTEMS.find((each) => words.includes(each));
  const processor = PROCESSORS.find((each) => words.includes(each));
  const library = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(library === undefined ? {} : { libc: [library] }),
    ...(system === undefined ? {} : { os: [system] }),
  };
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
