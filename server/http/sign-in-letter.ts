import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import type { PersonId } from '#shared/ids.ts';
import type { PlaceOf } from './client-address.ts';
import { errorSummary, page, textField } from './page.ts';

export interface SignInLetterDeps {
  readonly letters: {
    ask(address: string, place: string): 'asked' | 'too-often';
    enter(address: string, code: string, place: string): Promise<PersonId | 'wrong' | 'too-often'>;
  };
  readonly placeOf: PlaceOf;
  /** Organisations that sign their own people in. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

/** Signs somebody in who has shown who they are, and answers. */
type LetIn = (c: Context, person: PersonId) => Promise<Response>;

/** Sign-in by letter: an address, and then the link or the code in the letter. Everybody is answered alike,
 *  whoever they are. */
export function addSignInLetter(app: Hono, deps: SignInLetterDeps, letIn: LetIn): void {
  const { letters, placeOf, organisations } = deps;

  app.get('/sign-in', (c) => c.html(askPage({ organisations })));

  app.post('/sign-in', async (c) => {
    const typed = await field(c, 'email');
    const address = toEmailAddress(typed);
    if (address === null) {
      const fault =
        typed.trim() === ''
          ? 'Enter your e-mail address'
          : 'Enter an e-mail address in the right form, like name@example.org';
      return c.html(askPage({ organisations, typed, fault }), 400);
    }
    if (letters.ask(address, placeOf(c)) === 'too-often') {
      return c.html(tooOften(address), 429);
    }
    return c.html(codePage({ address, asked: true }));
  });

  app.get('/sign-in/code', (c) => c.html(codePage({ address: null, asked: false })));

  app.post('/sign-in/code', async (c) => {
    const typed = await field(c, 'email');
    const address = toEmailAddress(typed);
    const code = (await field(c, 'code')).replaceAll(/[\s-]/g, '');
    if (address === null) {
      const fault = 'Enter the e-mail address that the letter was sent to';
      return c.html(codePage({ address: null, asked: false, addressFault: fault }), 400);
    }
    if (!/^\d{6}$/.test(code)) {
      const fault = 'Enter the 6 numbers of the code in the letter';
      return c.html(codePage({ address, asked: false, codeFault: fault }), 400);
    }
    const found = await letters.enter(address, code, placeOf(c));
    if (found === 'too-often') return c.html(tooManyCodes(address), 429);
    if (found === 'wrong') {
      const fault =
        'This code does not work. Check it against the newest letter, or ask for a new one below';
      return c.html(codePage({ address, asked: false, codeFault: fault }), 403);
    }
    return letIn(c, found);
  });
}

async function field(c: Context, name: string): Promise<string> {
  const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  const value = body[name];
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

/** The form that asks for a letter, wherever somebody needs one. */
export function askForm(typed = '', fault?: string) {
  return html`<form method="post" action="/sign-in" novalidate>
    ${textField({
      id: 'email',
      label: 'Your e-mail address',
      hint: 'We send you a letter with a link and a code. You do not need a password.',
      type: 'email',
      autocomplete: 'email',
      value: typed,
      fault,
    })}
    <button type="submit">Send the letter</button>
  </form>`;
}

function askPage({
  organisations,
  typed = '',
  fault,
}: {
  readonly organisations: SignInLetterDeps['organisations'];
  readonly typed?: string;
  readonly fault?: string;
}) {
  return page(
    `${fault === undefined ? '' : 'Error: '}Sign in`,
    html`${errorSummary(fault === undefined ? [] : [{ id: 'email', message: fault }])}
      ${askForm(typed, fault)}
      ${
        organisations.length === 0
          ? ''
          : html`<h2>Or sign in with your organisation</h2>
            ${organisations.map(
              ({ id, name }) =>
                html`<p><a class="button" href="/sign-in/with/${id}">Sign in with ${name}</a></p>`,
            )}`
      }
      <p><a href="/sign-in/code">I have a letter and want to type its code</a></p>
      <p>
        Only people who were invited can sign in. If you were not, ask the secretary of your
        committee.
      </p>`,
    'Sign in',
  );
}

interface CodePage {
  /** `null`: it is asked for as well. */
  readonly address: string | null;
  readonly asked: boolean;
  readonly addressFault?: string;
  readonly codeFault?: string;
}

function codePage({ address, asked, addressFault, codeFault }: CodePage) {
  const faults = [
    ...(addressFault === undefined ? [] : [{ id: 'email', message: addressFault }]),
    ...(codeFault === undefined ? [] : [{ id: 'code', message: codeFault }]),
  ];
  const title = asked ? 'Look for our letter' : 'Type the code';
  return page(
    `${faults.length === 0 ? '' : 'Error: '}${title}`,
    html`${errorSummary(faults)}
      ${
        asked
          ? html`<p>
              If you have an account, a letter is on its way to <strong>${address}</strong>. It can
              take a minute or two.
            </p>
            <p>Open the link in it on this device, or type its code here.</p>`
          : ''
      }
      <form method="post" action="/sign-in/code" novalidate>
        ${
          address === null
            ? textField({
                id: 'email',
                label: 'Your e-mail address',
                type: 'email',
                autocomplete: 'email',
                value: '',
                fault: addressFault,
              })
            : html`<input type="hidden" name="email" value="${address}" />`
        }
        ${textField({
          id: 'code',
          label: 'The code in the letter',
          hint: 'It has 6 numbers and works for 15 minutes.',
          type: 'text',
          autocomplete: 'one-time-code',
          inputmode: 'numeric',
          value: '',
          fault: codeFault,
          short: true,
        })}
        <button type="submit">Sign in</button>
      </form>
      ${
        address === null
          ? html`<p><a href="/sign-in">I do not have a letter</a></p>`
          : html`<h2>No letter?</h2>
              <p>
                Look in your junk mail. If this is not the address that you were invited at,
                <a href="/sign-in">use another address</a>.
              </p>
              <form method="post" action="/sign-in">
                <input type="hidden" name="email" value="${address}" />
                <button type="submit" class="secondary">Send a new letter</button>
              </form>`
      }`,
    title,
  );
}

const tooOften = (address: string) =>
  page(
    'You have asked for several letters',
    html`<p>
        If you have an account, the letters that we sent to <strong>${address}</strong> still work.
        Look for the newest, in your junk mail too.
      </p>
      <p>You can ask for another one in 15 minutes.</p>
      <p><a href="/sign-in/code">Type the code from a letter</a></p>`,
  );

const tooManyCodes = (address: string) =>
  page(
    'Too many wrong codes',
    html`<p>
        Codes for <strong>${address}</strong> are not taken from here for 15 minutes. The link in
        the letter still works: open it on the device that has your mail.
      </p>
      <p><a href="/sign-in">Ask for a new letter</a></p>`,
  );
