import { enableCompileCache, registerHooks } from 'node:module';

/** Makes the imports that follow take a third of the time and less than half of the memory. Code that was
 *  compiled is kept in a folder for the next start; without one that can be written, all goes on as before.
 *  To be called before anything else is imported. */
export function quickenImports(cacheFolder: string): void {
  enableCompileCache(cacheFolder);
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = insideLargePackage(specifier, context.parentURL);
      return url === null
        ? next(specifier, context)
        : { url, format: 'module', shortCircuit: true };
    },
  });
}

/** Where an import from one file of Drizzle to another leads. Node asks for each file what kind of module it
 *  is and reads the package.json for the answer, which is 180 kB long there: read 130 times, that is 160 MB
 *  of garbage and half a second. Its `.js` files are all modules. */
export function insideLargePackage(specifier: string, parent: string | undefined): string | null {
  const isInside = parent?.includes('/node_modules/drizzle-orm/') === true;
  return isInside && /^\.\.?\/.*\.js$/.test(specifier) ? new URL(specifier, parent).href : null;
}
