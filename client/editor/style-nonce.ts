/** What a style sheet that a script adds has to bear, so that the browser takes it (Content-Security-Policy).
 *  React Aria looks in the same place. */
export function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || undefined;
}
