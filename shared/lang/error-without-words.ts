/** What kind of error it is and where it was thrown. Its message is left out: a database says in it what it was
 *  given, and that is what people wrote. */
export function errorWithoutWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause = error.cause instanceof Error ? ` because of ${kindOf(error.cause)}` : '';
  const at = /^\s+at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? '';
  return `${kindOf(error)}${cause} ${at}`.trim();
}

function kindOf(error: Error): string {
  const code = (error as { readonly code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
