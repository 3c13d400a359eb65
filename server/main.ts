import { fileURLToPath } from 'node:url';
import { quickenImports } from './main/quicken-imports.ts';

quickenImports(fileURLToPath(new URL('../node_modules/.cache/matters-arising', import.meta.url)));

// Imported only now, when imports are quick.
const { serve } = await import('./main/serve.ts');
await serve({ variables: process.env, now: () => Date.now() });
