import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './server/db/records-schema.ts',
  out: './drizzle/records',
});
