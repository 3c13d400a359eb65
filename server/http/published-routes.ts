import type { Context, Hono } from 'hono';
import type { Tally } from '#server/accounts/tallies.ts';
import { noticePage } from '#server/publish/pages/notice-page.ts';
import { publishedStyleHash } from '#server/publish/pages/style.ts';
import { ROOT } from '#server/publish/site.ts';
import type { SiteKeeper } from '#server/publish/site-keeper.ts';
import type { PlaceOf } from './client-address.ts';

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
        return say(c, 429, TOO_OFTEN);
      }
      c.header('Content-Security-Policy', PUBLIC_PAGES);
      c.header('Cache-Control', 'no-store');
      const asked = { word: word.slice(0, 100), year: year.slice(0, 4), body: body.slice(0, 300) };
      return c.html(await published.search(asked));
    }
    const file = await published.at(decoded(c.req.path));
    if (file === null) return say(c, 404, NOT_THERE);
    if (file === 'being_written') {
      c.header('Retry-After', '10');
      return say(c, 503, COME_BACK);
    }
    c.header('Content-Security-Policy', PUBLIC_PAGES);
    c.header('ETag', file.etag);
    // To be asked about each time: what is withheld today must not be read from yesterday's copy.
    c.header('Cache-Control', 'public, no-cache');
    if (knows(c.req.header('if-none-match'), file.etag)) return c.body(null, 304);
    return c.body(file.text, 200, { 'Content-Type': file.type });
  });
}

/** A cache may hold several versions, and call them weak where it has packed them. */
function knows(held: string | undefined, etag: string): boolean {
  return (held ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface Notice {
  readonly title: string;
  readonly sentence: string;
}

const NOT_THERE: Notice = {
  title: 'Page not found',
  sentence: 'Nothing is published at this address. Check that it is typed or copied whole.',
};
const TOO_OFTEN: Notice = {
  title: 'Too many searches',
  sentence:
    'There were many searches from where you are. Wait a minute, then search again. All published minutes can be read meanwhile.',
};
const COME_BACK: Notice = {
  title: 'This page is being written',
  sentence: 'It cannot be shown just now. Try again in a moment.',
};

function say(c: Context, status: 404 | 429 | 503, { title, sentence }: Notice) {
  c.header('Content-Security-Policy', PUBLIC_PAGES);
  c.header('Cache-Control', 'no-store');
  return c.html(noticePage(title, sentence), status);
}
