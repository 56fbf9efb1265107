import postgres from 'postgres';

/** A new database of a server, dropped when all is done. @param serverUrl of a superuser, ending in a slash */
export async function inOwnDatabase<T>(serverUrl: string, name: string, play: (url: string) => Promise<T>): Promise<T> {
  const own = `${name}_${crypto.randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const admin = postgres(`${serverUrl}postgres`, { max: 1, onnotice: () => {} });
    await admin.unsafe(statement);
    await admin.end();
  };
  await run(`create database ${own}`);
  try {
    return await play(`${serverUrl}${own}`);
  } finally {
    await run(`drop database if exists ${own} with (force)`);
  }
}
