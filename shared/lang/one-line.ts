/** Words without line breaks: a new line, with the space around it, is one space. */
export function oneLine(words: string): string {
  return words.replace(/\s*[\r\n]+\s*/g, ' ');
}
