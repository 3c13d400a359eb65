import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a request's `Authorization` carries this token. Takes as long for a wrong one as for the right
 *  one, however long it is. */
export function bears(authorization: string | undefined, token: string): boolean {
  const brought = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(brought), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
