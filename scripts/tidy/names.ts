import { isTest, type Rule } from './source.ts';

const ROUTE = /^(api\/src\/[^/]+)\/routes\/([^/]+)\.ts$/;

/** `start-billing-run` is the operation `startBillingRun`. */
export function operationOf(fileName: string): string {
  return fileName.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * One name everywhere: a route has the operationId of its file and the verb beside its folder. That each of its answers
 * is given in some test is asked after the run, by scripts/answers.ts.
 */
export const routesHaveTheirNames: Rule = (files) => {
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, text }) => {
    const [, slice, name] = ROUTE.exec(path) ?? [];
    // index.ts puts the routes of a slice together and is none.
    if (slice === undefined || name === undefined || name === 'index' || isTest(path)) return [];
    const wanted = operationOf(name);
    const said = [...text.matchAll(/\b(?:operationId: |describe\()'([^']*)'/g)].map(([, id]) => id);
    return [
      ...(said.length === 1 && said[0] === wanted
        ? []
        : [`${path} should have the operationId ${wanted} and has ${said.join(', ') || 'none'}`]),
      ...(paths.has(`${slice}/${name}.ts`) ? [] : [`${path} has no verb ${slice}/${name}.ts`]),
    ];
  });
};

/** Every migration is in the journal by which it is applied, and the journal names none that is missing. */
export const migrationsAreListed: Rule = (files) =>
  files
    .filter(({ path }) => path.endsWith('migrations/meta/_journal.json'))
    .flatMap(({ path, text }) => {
      const folder = path.replace(/meta\/_journal\.json$/, '');
      const listed = new Set(
        (JSON.parse(text) as { entries: { tag: string }[] }).entries.map(({ tag }) => `${folder}${tag}.sql`),
      );
      const present = new Set(
        files.map((file) => file.path).filter((each) => each.startsWith(folder) && each.endsWith('.sql')),
      );
      return [
        ...[...present]
          .filter((each) => !listed.has(each))
          .map((each) => `${each} is not in the journal and is never applied`),
        ...[...listed].filter((each) => !present.has(each)).map((each) => `${each} is in the journal and missing`),
      ];
    });
