import { defineConfig } from 'drizzle-kit';

/** `drizzle-kit generate` writes what changed in the tables.ts files; read it before merging. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './api/src/**/tables.ts',
  out: './api/src/db/migrations',
});
