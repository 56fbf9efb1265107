import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sections.ts';

/*
 * Every documented answer of every route has to be given in some test. The API's tests note what they were answered
 * (api/test/conformance.ts); after the whole run this asks the contract what is missing.
 */

const FOLDER = join(ROOT, 'node_modules/.cache/answers');

/** Problems every operation shares that a test cannot bring about in each of them; they have tests of their own. */
const SHARED = new Set(['internal', 'unavailable', 'request-in-progress', 'conflict']);

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly description: string }>;
}

export interface Contract {
  readonly paths: Record<string, Record<string, Operation>>;
}

export function forgetAnswers(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

/** `operationId status` of every documented answer that no test was given. */
export function missingAnswers(contract: Contract, seen: ReadonlySet<string>): string[] {
  return Object.values(contract.paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId, responses }) =>
      Object.entries(responses)
        .filter(
          ([status, { description }]) => Number(status) < 400 || codesOf(description).some((code) => !SHARED.has(code)),
        )
        .map(([status]) => `${operationId} ${status}`),
    )
    .filter((answer) => !seen.has(answer));
}

/** The problem codes in a description such as `not-found: Not found; or person-erased: …`. */
function codesOf(description: string): string[] {
  return description.split('; or ').map((part) => part.split(':')[0] ?? '');
}

/** What the run that just ended left out. */
export function answersLeftOut(): string[] {
  const contract = JSON.parse(readFileSync(join(ROOT, 'openapi/openapi.json'), 'utf8')) as Contract;
  const seen = new Set(
    readdirSync(FOLDER).flatMap((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as string[]),
  );
  return missingAnswers(contract, seen);
}
