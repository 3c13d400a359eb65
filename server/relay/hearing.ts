import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { FRAME, SYNC } from '#shared/protocol/frame.ts';
import type { Heard } from './conversation.ts';
import { readFrame } from './frames.ts';
import type { PresenceTable } from './presence.ts';
import type { Session } from './session.ts';

export interface HearingDeps {
  readonly presence: PresenceTable;
  readonly count: (what: Heard) => void;
  readonly refuse: (session: Session, why: string) => void;
  /** Presence has changed, or is asked for. */
  readonly onStir: () => void;
}

/** What happens the moment a message comes: presence is listened to at once, and what is about the document
 *  waits for its turn. True: something waits. */
export type Hearing = (session: Session, message: Uint8Array) => boolean;

export function createHearing({ presence, count, refuse, onStir }: HearingDeps): Hearing {
  function hearPresence(session: Session, message: Uint8Array): void {
    const frame = readFrame(message);
    if (frame.kind === 'presence') {
      if (!session.mayShow(frame.entries.byteLength)) return;
      presence.hear(session, frame.entries);
      if (presence.stirred()) onStir();
    } else if (frame.kind === 'ask_presence') {
      session.needsEveryone = true;
      onStir();
    } else if (session.mayBeStrange()) count('ignored');
  }

  return (session, message) => {
    if (message[0] === FRAME.sync) {
      const isQuestion = message[1] === SYNC.step1;
      const fits = isQuestion ? session.mayAsk() : session.mayBring(message.byteLength);
      if (fits) session.keep(message);
      return fits;
    }
    try {
      hearPresence(session, message);
    } catch (error) {
      refuse(session, errorWithoutWords(error));
    }
    return false;
  };
}
