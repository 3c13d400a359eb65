import { readUpdate, type UpdateLimits } from './read-update.ts';
import { Unsound } from './unsound.ts';

/** What can be said of a large update without the document that it is for. */
export type FarWord = 'fine' | 'too_large' | 'malformed';

export function farWordOn(update: Uint8Array, limits: UpdateLimits): FarWord {
  try {
    readUpdate(update, limits);
    return 'fine';
  } catch (error) {
    if (error instanceof Unsound) return error.state;
    throw error;
  }
}
