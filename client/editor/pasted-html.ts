/** Pasted text without the style sheets that word processors put around it. The page's policy would refuse
 *  them one by one; what a style means for the text stands on the elements themselves. */
export function withoutStyleSheets(html: string): string {
  return html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '');
}
