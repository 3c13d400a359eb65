import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { FirstAdministrator } from '#server/accounts/first-administrator.ts';
import { toEmailAddress } from '#shared/domain/email-address.ts';
import type { PersonId } from '#shared/ids.ts';
import { errorSummary, page, textField } from './page.ts';

type Fault = { readonly id: 'name' | 'email'; readonly message: string };

/** The page behind the one link of a service that knows nobody yet. */
export function addFirstAdministrator(
  app: Hono,
  { first }: { readonly first: FirstAdministrator },
  letIn: (c: Context, person: PersonId) => Promise<Response>,
): void {
  app.get('/sign-in/first/:token', (c) =>
    first.isOpen(c.req.param('token')) ? c.html(form({})) : c.html(closed, 404),
  );

  app.post('/sign-in/first/:token', async (c) => {
    const token = c.req.param('token');
    if (!first.isOpen(token)) return c.html(closed, 404);
    const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const typed = (key: string) => String(body[key] ?? '').slice(0, 300);
    const [name, email] = [typed('name').trim(), toEmailAddress(typed('email'))];
    const faults: Fault[] = [
      ...(name === '' ? [{ id: 'name', message: 'Enter your name' } as const] : []),
      ...(email === null
        ? [{ id: 'email', message: 'Enter your e-mail address, like name@example.org' } as const]
        : []),
    ];
    if (email === null || faults.length > 0) {
      return c.html(form({ name, email: typed('email'), faults }), 400);
    }
    const person = await first.begin(token, { name, email });
    return person === null ? c.html(closed, 404) : letIn(c, person);
  });
}

function form({
  name = '',
  email = '',
  faults = [],
}: {
  readonly name?: string;
  readonly email?: string;
  readonly faults?: readonly Fault[];
}) {
  const faultOf = (id: Fault['id']) => faults.find((one) => one.id === id)?.message;
  const title = 'Set up Matters Arising';
  return page(
    faults.length === 0 ? title : `Error: ${title}`,
    html`${errorSummary(faults)}
      <p>
        Nobody is on record yet. You will be the first administrator: you set up committees and
        decide who may sign in.
      </p>
      <form method="post" novalidate>
        ${textField({
          id: 'name',
          label: 'Your name',
          type: 'text',
          autocomplete: 'name',
          value: name,
          fault: faultOf('name'),
        })}
        ${textField({
          id: 'email',
          label: 'Your e-mail address',
          hint: 'When you come back, we send a letter there that signs you in.',
          type: 'email',
          autocomplete: 'email',
          value: email,
          fault: faultOf('email'),
        })}
        <button type="submit">Begin</button>
      </form>`,
    title,
  );
}

const closed = page(
  'This link does not work',
  html`<p>
      It has been used, its time is over, or a newer one was made. Start the service again: while
      nobody is on record it prints a new link.
    </p>
    <p><a href="/sign-in">Sign in</a></p>`,
);
