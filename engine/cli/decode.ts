import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { decodedText } from './decode-line.ts';

const WRITE_AT = 65_536;

async function main(): Promise<void> {
  let pending = '';
  const write = async (): Promise<void> => {
    const text = pending;
    pending = '';
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    pending += `${decodedText(text)}\n`;
    if (pending.length > WRITE_AT) await write();
  }
  await write();
}

await main();
