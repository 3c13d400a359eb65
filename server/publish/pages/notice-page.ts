import { html } from 'hono/html';
import { ROOT } from '../site.ts';
import { frame } from './frame.ts';

/** What is said in the place of a page. */
export function noticePage(title: string, sentence: string): string {
  return frame({
    title,
    description: sentence,
    status: null,
    path: ROOT,
    crumbs: [],
    body: html`<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="${ROOT}">All published minutes</a></p>`,
    gone: true,
  });
}
