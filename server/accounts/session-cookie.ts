export const SESSION_COOKIE = 'matters_arising_session';

/** The session's token out of a `Cookie` header, or `null`. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== SESSION_COOKIE) continue;
    const token = pair.slice(at + 1).trim();
    return token === '' ? null : token;
  }
  return null;
}
