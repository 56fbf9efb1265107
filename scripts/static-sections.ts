import type { Outcome, Section } from './sections.ts';

const DOCUMENT = 'openapi/openapi.json';

/** Redocly's exit code ignores warnings; its own count does not. */
export function redoclyComplaint({ stdout }: Outcome): string | undefined {
  const json = stdout.slice(Math.max(0, stdout.indexOf('{')));
  if (!json.includes('"totals"')) return 'Redocly did not answer with its totals';
  const { totals } = JSON.parse(json) as { totals: { errors: number; warnings: number } };
  const { errors, warnings } = totals;
  return errors + warnings === 0 ? undefined : `Redocly: ${errors} errors, ${warnings} warnings`;
}

/** What is checked without running the product: form, types, dead code, generated files, the contract. */
export const STATIC_SECTIONS: readonly Section[] = [
  { name: 'form (biome)', command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=50'] },
  { name: 'types (tsc 7)', command: ['node', 'node_modules/tsc7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'generated files are fresh', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'dead code (knip)', command: ['knip', '--no-progress'] },
  {
    name: 'contract (Redocly recommended)',
    command: ['redocly', 'lint', DOCUMENT, '--format=json'],
    complaint: redoclyComplaint,
  },
  {
    name: 'contract (Spectral oas)',
    command: ['spectral', 'lint', DOCUMENT, '--ruleset', '.spectral.yaml', '--fail-severity=warn', '--quiet'],
  },
];
