import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { SaveState } from './save-state.ts';

/** The save state in words. Every sentence begins with “Saved”, “Saving” or “Not connected”, except for
 *  a reader, who has nothing to save. */
export function saveWords(save: SaveState): string {
  switch (save.state) {
    case 'saved':
      return `Saved ${clockTime(save.at)}`;
    case 'saving':
      return save.changes === 1 ? 'Saving 1 change' : `Saving ${save.changes} changes`;
    case 'connecting':
      return 'Not connected yet';
    case 'not_connected':
      return 'Not connected: keep typing, your words are kept here';
    case 'read_only':
      return save.changes > 0
        ? 'You can no longer edit this. Your last words are not saved'
        : 'You can read this but not edit it';
    case 'refused':
      return `Not connected: ${refusalWords(save.code)}`;
  }
}

/** Why the server will not have this page back, and what to do about it. */
export function refusalWords(code: number): string {
  switch (code) {
    case CLOSE.sessionOver:
      return 'you are signed out. Sign in again to carry on.';
    case CLOSE.readOnly:
      return 'you can no longer edit this.';
    case CLOSE.notFound:
      return 'you can no longer open this.';
    case CLOSE.wrongEpoch:
      return 'this text was replaced by a newer one. Reload the page to see it.';
    case CLOSE.tooLarge:
      return 'your last change was too big to save. Copy it, reload the page and add it in parts.';
    case CLOSE.pageTooOld:
      return 'this page is out of date. Reload the page to carry on.';
    case CLOSE.badFrame:
      return 'the server did not understand this page. Reload the page to carry on.';
    default:
      return 'the server closed this text. Reload the page to carry on.';
  }
}

function clockTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  }).format(at);
}
