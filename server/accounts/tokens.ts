import { createHash, createHmac } from 'node:crypto';
import type { PersonId } from '#shared/ids.ts';

/** What is kept of a token. Tokens are random, so a plain hash is enough: there is nothing to guess. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A demonstration link's token: the same after every restart, and useless without the installation's key. */
export function demonstrationToken(key: string | Uint8Array, person: PersonId): string {
  return createHmac('sha256', key).update(`demonstration link for ${person}`).digest('base64url');
}
