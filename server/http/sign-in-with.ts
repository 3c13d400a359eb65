import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Organisations } from '#server/accounts/organisations.ts';
import type { PersonId } from '#shared/ids.ts';
import { page } from './page.ts';
import { askForm } from './sign-in-letter.ts';

export interface SignInWithDeps {
  readonly organisations: Organisations;
  readonly origin: () => string;
}

/** Sign-in at somebody's own organisation. It is begun by a link: a form may not lead to another site. */
export function addSignInWith(
  app: Hono,
  { organisations, origin }: SignInWithDeps,
  letIn: (c: Context, person: PersonId) => Promise<Response>,
): void {
  app.get('/sign-in/with/callback/:id', async (c) => {
    // The address that the organisation was told of, whatever this request was sent to.
    const asked = new URL(c.req.url);
    const request = new Request(new URL(asked.pathname + asked.search, origin()), {
      headers: c.req.raw.headers,
    });
    const { person, cookies } = await organisations.finish(request);
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    return person === null ? c.html(notLetIn, 403) : letIn(c, person);
  });

  app.get('/sign-in/with/:id', async (c) => {
    const onward = await organisations.begin(c.req.param('id'), c.req.raw.headers);
    if (onward === null) return c.html(notReached, 503);
    for (const cookie of onward.cookies) c.header('Set-Cookie', cookie, { append: true });
    return c.redirect(onward.location, 303);
  });
}

const notLetIn = page(
  'You are not signed in',
  html`<p>
      Your organisation did not tell us of anybody who was invited here, or the sign-in was begun
      somewhere else or too long ago.
    </p>
    <p><a href="/sign-in">Try again</a>, or sign in with the address that you were invited at:</p>
    ${askForm()}`,
);

const notReached = page(
  'Your organisation cannot be reached',
  html`<p>You can <a href="/sign-in">try again</a>, or sign in by a letter:</p>
    ${askForm()}`,
);
