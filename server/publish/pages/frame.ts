import { html, raw } from 'hono/html';
import { publishedStyle } from './style.ts';

export type Html = ReturnType<typeof html>;
export type Shown = Html | string;

export interface Crumb {
  readonly path: string;
  readonly name: string;
}

export interface Frame {
  readonly title: string;
  /** What search engines show below the title. */
  readonly description: string;
  /** The minutes' own; `null`: a page about many. It stands on every page of a print. */
  readonly status: 'UNCONFIRMED' | 'CONFIRMED' | null;
  /** The permanent address; `null`: a file to keep, from which no link leads on. */
  readonly path: string | null;
  readonly crumbs: readonly Crumb[];
  readonly body: Html;
  /** Nothing of it is to be kept by search engines. */
  readonly gone?: boolean;
}

/** A public page: whole in itself, without script, without anything from elsewhere. */
export function frame(page: Frame): string {
  const { title, description, status, path, crumbs, body, gone = false } = page;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${status === null ? '' : ` – ${status}`}</title>
${
  path === null
    ? ''
    : html`<meta name="description" content="${description}">
${
  gone
    ? html`<meta name="robots" content="noindex, noarchive">
`
    : ''
}<link rel="canonical" href="${path}">
<link rel="alternate" type="application/atom+xml" title="Published minutes" href="/published/feed.xml">
`
}<link rel="icon" href="data:,">
<style>${raw(publishedStyle)}</style>
</head>
<body${status === null ? '' : html` class="${status.toLowerCase()}"`}>
<a class="skip" href="#main">Skip to main content</a>
${
  path === null
    ? ''
    : html`<header><p><a href="/published/">Published minutes</a></p></header>
`
}${
  crumbs.length === 0 || path === null
    ? ''
    : html`<nav aria-label="Breadcrumb" class="crumbs"><ol>${crumbs.map(
        (crumb) => html`<li><a href="${crumb.path}">${crumb.name}</a></li>`,
      )}</ol></nav>
`
}<main id="main">
${body}
</main>
${
  path === null
    ? ''
    : html`<footer><p><a href="/published/">All published minutes</a> <a href="/published/feed.xml">Feed (Atom)</a></p></footer>
`
}</body>
</html>
`.toString();
}
