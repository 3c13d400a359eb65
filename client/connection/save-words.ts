import { afterClose } from './after-close.ts';
import type { SaveState } from './save-state.ts';

/** The save state in words. Every sentence begins with “Saved”, “Saving”, “Not connected” or “Not
 *  saved”, except for a reader, who has nothing to save. */
export function saveWords(save: SaveState): string {
  switch (save.state) {
    case 'saved':
      return `Saved ${clockTime(save.at)}`;
    case 'saving':
      return save.changes === 1 ? 'Saving 1 change' : `Saving ${save.changes} changes`;
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
