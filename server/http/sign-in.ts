import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Accounts } from '#server/accounts/accounts.ts';
import type { FirstAdministrator } from '#server/accounts/first-administrator.ts';
import type { SignedIn } from '#server/accounts/sessions.ts';
import type { PersonId } from '#shared/ids.ts';
import { addFirstAdministrator } from './first-administrator.ts';
import { page } from './page.ts';
import { cameByHttps } from './security-headers.ts';
import { addSignInLetter, askForm, type SignInLetterDeps } from './sign-in-letter.ts';
import { addSignInWith, type SignInWithDeps } from './sign-in-with.ts';

/** Longer than any session lasts: using it prolongs a session, and the server says when it is over. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** Sign-in by link. Opening the link uses nothing up, because mail scanners open links; the button on the
 *  page does (decision 12). */
export function addSignIn(
  app: Hono,
  deps: {
    readonly accounts: Accounts;
    readonly letters: SignInLetterDeps;
    readonly signInWith: SignInWithDeps;
    readonly first: FirstAdministrator;
    readonly publicOrigins: readonly string[];
  },
): void {
  const { accounts } = deps;

  /** Pages still open in this browser would ask as one person and type as another. */
  async function endSessionOfAnother(cookies: string | undefined, person: PersonId) {
    const token = accounts.readSessionCookie(cookies);
    const session = token === null ? null : await accounts.sessionOf(token);
    if (token === null || session === null || session.personId === person) return;
    await accounts.endSession(token);
  }

  async function letIn(c: Context, signedIn: SignedIn) {
    await endSessionOfAnother(c.req.header('cookie'), signedIn.personId);
    setCookie(c, accounts.sessionCookieName, signedIn.sessionToken, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: cameByHttps(c, deps.publicOrigins),
      maxAge: COOKIE_SECONDS,
    });
    return c.redirect('/', 303);
  }

  for (const path of ['/sign-in', '/sign-in/*']) {
    app.use(path, async (c, next) => {
      c.header('Cache-Control', 'no-store');
      return next();
    });
  }

  const open = async (c: Context, person: PersonId) =>
    letIn(c, await accounts.open(person, c.req.header('user-agent') ?? ''));
  addSignInLetter(app, deps.letters, open);
  addSignInWith(app, deps.signInWith, open);
  addFirstAdministrator(app, deps, open);

  app.get('/sign-in/:token', async (c) => {
    const holder = await accounts.linkHolder(c.req.param('token'));
    if (holder === null) return c.html(unknownLink, 404);
    return c.html(
      page(
        'Sign in',
        html`<p>You are about to sign in as <strong>${holder.name}</strong>.</p>
          <form method="post"><button type="submit">Sign in</button></form>`,
      ),
    );
  });

  app.post('/sign-in/:token', async (c) => {
    const signedIn = await accounts.signIn(c.req.param('token'), c.req.header('user-agent'));
    if (signedIn === null) return c.html(unknownLink, 404);
    return letIn(c, signedIn);
  });

  app.post('/sign-out', async (c) => {
    const token = accounts.readSessionCookie(c.req.header('cookie'));
    if (token !== null) await accounts.endSession(token);
    deleteCookie(c, accounts.sessionCookieName, { path: '/' });
    c.header('Clear-Site-Data', '"storage"');
    return c.redirect('/signed-out', 303);
  });

  app.get('/signed-out', (c) => c.html(signedOut));
}

const unknownLink = page(
  'This link does not work',
  html`<p>It may have been used already, or its time may be over.</p>
    <h2>Get a new one</h2>
    ${askForm()}`,
);

const signedOut = page('You are signed out', html`<p><a href="/sign-in">Sign in again</a></p>`);
