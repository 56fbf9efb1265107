import { MARK } from '../generated-files.ts';
import { isGenerated, isTypeScript, type Rule, type SourceFile } from './source.ts';

const LINES_MAX = 400;
/** How a file says why it is longer, within its first lines: `Long because ...`. */
const REASON = /\bLong because\b/;

/** Files that hold more than one thing, probably. */
export const filesAreShort: Rule = (files) =>
  files
    .filter((file) => /\.(ts|mjs)$/.test(file.path) && !isGenerated(file.path))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n');
      const stated = REASON.test(lines.slice(0, 15).join('\n'));
      return lines.length > LINES_MAX + 1 && !stated
        ? [`${path} has ${lines.length - 1} lines and no reason ("Long because ...")`]
        : [];
    });

// Put together here, so that this file does not break its own rule.
const NOTES = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
const SWITCHED_OFF = /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo)\b|\bdebugger;/;

/** Notes to oneself, and tests that are switched off or that switch off the others. */
export const nothingIsLeftOver: Rule = (files) =>
  files
    .filter((file) => !isGenerated(file.path))
    .flatMap((file) =>
      eachLine(
        file,
        (line) => NOTES.exec(line)?.[0] ?? (/\.(ts|mjs)$/.test(file.path) ? SWITCHED_OFF.exec(line)?.[0] : undefined),
      ),
    );

const MACHINE = new RegExp(
  `(?<![\\w.:/])/(${['home', 'work', 'root', 'Users'].join('|')})/\\w|\\b[A-Z]:\\\\Users\\\\|\\bregistry\\.(npmjs|yarnpkg)\\b|"resolved": "http`,
);

/** Paths of somebody's machine and addresses of package registries. */
export const noMachineShows: Rule = (files) =>
  files
    .filter(({ path }) => path !== 'scripts/tidy/text.ts')
    .flatMap((file) => eachLine(file, (line) => MACHINE.exec(line)?.[0]));

function eachLine({ path, text }: SourceFile, find: (line: string) => string | undefined): string[] {
  return text.split('\n').flatMap((line, at) => {
    const found = find(line);
    return found === undefined ? [] : [`${path}:${at + 1} says ${found}`];
  });
}

/** Generated TypeScript says so in its first line, and nothing else does. */
export const generatedFilesSaySo: Rule = (files) =>
  files.filter(isTypeScript).flatMap(({ path, text }) => {
    const marked = text.startsWith(MARK);
    if (path.includes('/generated/'))
      return /^\/\/ Generated\b/.test(text) ? [] : [`${path} does not say that it is generated`];
    return marked ? [`${path} says that it is generated and lies outside of a generated folder`] : [];
  });
