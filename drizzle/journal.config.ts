import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './server/db/journal-schema.ts',
  out: './drizzle/journal',
});
