import type { PersonId } from '#shared/ids.ts';
import type { Letter } from './mailer.ts';
import type { PostRoom } from './post-room.ts';

export interface TellDeps {
  readonly postRoom: Pick<PostRoom, 'post'>;
  /** `null`: no address, or no account any more. */
  readonly addressOf: (person: PersonId) => string | null;
  readonly reportError: (error: unknown) => void;
}

/** The commands' `Tell`, to the letter. */
export function createTell({ postRoom, addressOf, reportError }: TellDeps) {
  return (persons: readonly PersonId[], letter: Omit<Letter, 'to'>): void => {
    for (const person of new Set(persons)) {
      try {
        const to = addressOf(person);
        if (to !== null) postRoom.post({ to, ...letter }, person);
      } catch (error) {
        reportError(error);
      }
    }
  };
}
