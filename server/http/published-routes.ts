import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Tally } from '#server/accounts/tallies.ts';
import { publishedStyleHash } from '#server/publish/pages/style.ts';
import { ROOT } from '#server/publish/site.ts';
import type { SiteKeeper } from '#server/publish/site-keeper.ts';
import type { PlaceOf } from './client-address.ts';
import { page } from './page.ts';

export interface PublishedRoutesDeps {
  readonly published: Pick<SiteKeeper, 'at' | 'search'>;
  /** Counts searches by where they come from. */
  readonly searches: Pick<Tally, 'take'>;
  readonly letters: { readonly placeOf: PlaceOf };
}

/** A public page has one style, a form that asks, and nothing else. */
const PUBLIC_PAGES = [
  "default-src 'none'",
  `style-src '${publishedStyleHash}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The public site, for anybody: nothing here looks at who asks. */
export function addPublishedRoutes(app: Hono, deps: PublishedRoutesDeps): void {
  const { published, searches, letters } = deps;
  app.get('/published', (c) => c.redirect(ROOT, 308));
  app.get('/published/*', async (c) => {
    const { word = '', year = '', body = '' } = c.req.query();
    if (c.req.path === ROOT && c.req.url.includes('?') && word + year + body !== '') {
      if (!searches.take(letters.placeOf(c))) {
        c.header('Retry-After', '60');
        return c.html(tooOften(), 429);
      }
      c.header('Content-Security-Policy', PUBLIC_PAGES);
      c.header('Cache-Control', 'no-store');
      const asked = { word: word.slice(0, 100), year: year.slice(0, 4), body: body.slice(0, 300) };
      return c.html(await published.search(asked));
    }
    const file = await published.at(decoded(c.req.path));
    if (file === null) return c.html(notThere(), 404);
    if (file === 'being_written') {
      c.header('Retry-After', '10');
      return c.html(comeBack(), 503);
    }
    c.header('Content-Security-Policy', PUBLIC_PAGES);
    c.header('ETag', file.etag);
    // To be asked about each time: what is withheld today must not be read from yesterday's copy.
    c.header('Cache-Control', 'public, no-cache');
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
    return c.body(file.text, 200, { 'Content-Type': file.type });
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function comeBack() {
  return page(
    'This page is being written',
    html`<p>Try again in a moment. <a href="${ROOT}">Look through all published minutes</a>.</p>`,
  );
}

function tooOften() {
  return page(
    'Too many searches',
    html`<p>There were many searches from where you are. Wait a minute, then search again. You can <a href="${ROOT}">look through all published minutes</a> meanwhile.</p>`,
  );
}

function notThere() {
  return page(
    'Page not found',
    html`<p>Nothing is published at this address. <a href="${ROOT}">Look through all published minutes</a>.</p>`,
  );
}
