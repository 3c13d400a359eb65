import { eq } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import { must } from '#shared/lang/must.ts';
import type { TestServer } from './test-server.ts';

/** Gives a person of the demonstration an address. */
export function giveAddress({ db }: Pick<TestServer, 'db'>, person: string, email: string): void {
  db.update(t.person).set({ email }).where(eq(t.person.id, person)).run();
}

/** The path of the link in a letter. */
export const linkIn = (text: string): string =>
  must(/https?:\/\/[^/\s]+(\/sign-in\/\S+)/.exec(text)?.[1], 'a link');

/** The code in a letter. */
export const codeIn = (text: string): string => must(/^(\d{6})\s*$/m.exec(text)?.[1], 'a code');

/** What a browser sends from a form of the service's own pages. */
export function postForm(
  origin: string,
  path: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, ...headers },
    body: new URLSearchParams(fields),
  });
}

/** Who a response signs in, asked with its cookie; `null`: nobody. */
export async function signedInBy(origin: string, response: Response): Promise<string | null> {
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const me = await fetch(`${origin}/api/me`, { headers: { cookie } });
  if (!me.ok) return null;
  const { person } = (await me.json()) as { person: { id: string } };
  return person.id;
}
