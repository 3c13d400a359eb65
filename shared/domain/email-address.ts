/** An address as we keep and compare it, or `null`: lower case, no quoted local part (mail systems disagree on
 *  whose such a letter is), a domain of at least two labels. */
export function toEmailAddress(text: string): string | null {
  const address = text.trim().toLowerCase();
  if (address.length > 254 || !SHAPE.test(address)) return null;
  const local = address.slice(0, address.indexOf('@'));
  if (local.length > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return null;
  }
  return address;
}

const SHAPE =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** The domain of an address, for comparing with those of an organisation. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
