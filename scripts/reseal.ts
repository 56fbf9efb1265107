import { resolve } from 'node:path';
import { createVault } from '../api/src/crypto/vault.ts';
import { isDone, type ResealReport, reseal } from '../api/src/jobs/reseal.ts';
import { takeDataFolder } from '../api/src/node/data-folder.ts';
import { addMasterKey, loadMasterKey } from '../api/src/node/master-key.ts';
import { openDatabase } from '../api/src/node/open-database.ts';
import { StartError } from '../api/src/node/start-error.ts';
import { optionsFromEnvironment } from '../api/src/node.ts';

/*
 * `npm run reseal`: seals under the newest master key what an older one sealed, and says what still rests under an older
 * one. May be stopped anywhere and run again. `-- --new-key` first puts a new key in front of those of the data folder.
 */

function say(report: ResealReport): string {
  const lines = Object.entries(report.tables).flatMap(([table, { resealed, unopened }]) => [
    `${table}: ${resealed} sealed again`,
    ...Object.entries(unopened).map(
      ([id, count]) => `${table}: ${count} left under key ${id}, which is not given or does not open them`,
    ),
  ]);
  const keys = report.apiKeys.map(({ account_id, id, hint }) => `  ${hint}  ${id} of ${account_id}`);
  return [
    ...lines,
    ...(keys.length === 0 ? [] : [`API keys that were not used since and would be lost with the older key:`, ...keys]),
    isDone(report)
      ? `Everything rests under key ${report.newestKeyId}; older ones can be taken away.`
      : `Keep the older keys for now.`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.find((argument) => argument !== '--new-key');
  if (unknown !== undefined) throw new StartError(`There is no option ${unknown}; there is --new-key.`);
  const { dataFolder, databaseUrl, masterKey, previousMasterKeys } = optionsFromEnvironment(process.env);
  const data = await takeDataFolder(resolve(dataFolder));
  try {
    if (asked.includes('--new-key')) {
      if (masterKey !== undefined)
        throw new StartError(
          'The key comes from KLARMETER_MASTER_KEY: put a new one there and this one into KLARMETER_MASTER_KEY_PREVIOUS.',
        );
      await addMasterKey(data.file('master.key'));
    }
    const { keys } = await loadMasterKey({ newest: masterKey, previous: previousMasterKeys }, data.file('master.key'));
    const { database } = await openDatabase(databaseUrl, data);
    try {
      process.stdout.write(say(await reseal({ database, vault: createVault(keys), clock: () => new Date() })));
    } finally {
      await database.close();
    }
  } finally {
    await data.release();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
