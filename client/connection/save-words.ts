import { CLOSE } from '#shared/protocol/close-codes.ts';
import { afterClose } from './after-close.ts';
import type { SaveState } from './save-state.ts';

/** The save state in words. Every sentence begins with “Saved”, “Saving”, “Not connected” or “Not
 *  saved”, except for a reader, who has nothing to save. */
export function saveWords(save: SaveState): string {
  switch (save.state) {
    case 'saved':
      return `Saved ${clockTime(save.at)}`;
    case 'saving': {
      const now = save.changes === 1 ? 'Saving 1 change' : `Saving ${save.changes} changes`;
      return save.slow === true ? `${now}. ${SLOW}` : now;
    }
    case 'connecting':
      return 'Not connected yet';
    case 'not_connected':
      return `Not connected: ${afterClose(save.code).words}`;
    case 'refused': {
      const how = save.changes > 0 ? 'Not saved' : 'Not connected';
      return `${how}: ${afterClose(save.code).words}`;
    }
    case 'read_only':
      return save.changes > 0
        ? 'You can no longer edit this. Your last words are not saved'
        : 'You can read this but not edit it';
  }
}

const SLOW = 'The connection is slow: leave this page open until it says “Saved”.';

/** What is worth speaking. The save state changes with every word that is written; a listener is told when the
 *  connection is lost or slow, when that turns out to be for good, when they may only read, and when it is back.
 *  Of a sign-in that is over the page itself speaks, above everything else on it. */
export type Standing = 'here' | 'read_only' | 'slow' | 'away' | 'signed_out' | 'refused';

export function standingOf(save: SaveState | null): Standing {
  if (save?.state === 'not_connected') return 'away';
  if (save?.state === 'read_only') return 'read_only';
  if (save?.state === 'saving' && save.slow === true) return 'slow';
  if (save?.state !== 'refused') return 'here';
  return save.code === CLOSE.sessionOver ? 'signed_out' : 'refused';
}

/** What is spoken as the state changes; `null`: nothing. */
export function spokenWords(was: Standing, save: SaveState | null): string | null {
  const now = standingOf(save);
  if (save === null || now === was || now === 'signed_out') return null;
  if (now === 'here' && was === 'read_only') return 'You can edit this again';
  if (now === 'here') return was === 'slow' ? null : 'Connected again';
  // Signed in again, it is about to be back.
  return was === 'signed_out' && now === 'away' ? null : saveWords(save);
}

/** “2:03pm”, as everywhere. */
function clockTime(at: number): string {
  const said = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone: 'Europe/London',
  }).format(at);
  return said.replaceAll(/\s/g, '').toLowerCase();
}
