import type { QueryClient } from '@tanstack/react-query';

/** While others type, every answer is asked again before it has come; nobody's own deed waits for that. */
const LONGEST_WAIT_MS = 500;

/** Asks again for everything the page shows. Resolves when the answers are there, or after a moment. */
export async function askAgain(client: QueryClient): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moment = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  await Promise.race([client.invalidateQueries(), moment]);
  clearTimeout(timer);
}
