/** “Showing 3 of 8 actions.”, or “8 actions.” when none is left out.
 *  @param noun of one, such as `action` */
export function shownInWords(shown: number, all: number, noun: string): string {
  const total = `${all} ${all === 1 ? noun : `${noun}s`}.`;
  return shown === all ? total : `Showing ${shown} of ${total}`;
}
