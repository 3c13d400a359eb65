/** Text as the beginning of a sentence. */
export function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text as the middle of a sentence. */
export function unbegun(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
