import { stderr, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { answerLine } from './answer-line.ts';

/**
 * `npm run -s bill < houses.jsonl > results.jsonl`: one house a line in, one result a line out, in order. The schema of a
 * house says whether its heating or its operating costs are billed. It ends with 0 whatever the houses are like: whether
 * one can be billed stands in its answer. It ends with 1 where a house brought the calculation itself down.
 */
const USAGE = 'npm run -s bill [-- --no-reasons] < houses.jsonl > results.jsonl';
const flags = process.argv.slice(2);
const reasons = !flags.includes('--no-reasons');
if (flags.some((flag) => flag !== '--no-reasons')) {
  stderr.write(`One house a line in, one answer a line out, in order:\n  ${USAGE}\n`);
  process.exit(flags.includes('--help') ? 0 : 2);
}

// A reader that closes early, such as `head`, is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const { text, brokeOff } = answerLine(line, reasons);
  if (brokeOff) process.exitCode = 1;
  if (!stdout.write(`${text}\n`)) await new Promise((resume) => stdout.once('drain', resume));
}
