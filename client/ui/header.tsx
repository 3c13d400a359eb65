import { Link } from 'wouter';

/** The organisation's name as text, the service's name, and who is signed in. No logo is drawn: those of
 *  public bodies are theirs to give. */
export function Header({
  organisationName,
  personName,
  links = [],
}: {
  readonly organisationName: string | null;
  readonly personName: string | null;
  /** Places that are not for everybody. */
  readonly links?: readonly { readonly href: string; readonly name: string }[];
}) {
  return (
    <header className="masthead">
      <div className="masthead__inner">
        <Link href="/" className="masthead__name">
          {organisationName === null ? null : (
            <span className="masthead__organisation">{organisationName}</span>
          )}
          <span className="masthead__service">Matters Arising</span>
        </Link>
        {personName === null ? null : (
          <div className="masthead__account">
            {links.map(({ href, name }) => (
              <Link key={href} href={href} className="masthead__link">
                {name}
              </Link>
            ))}
            <Link href="/account" className="masthead__link">
              <span className="nhsuk-u-visually-hidden">Your account: </span>
              {personName}
            </Link>
            <form method="post" action="/sign-out">
              <button type="submit" className="masthead__link">
                Sign out
              </button>
            </form>
          </div>
        )}
      </div>
    </header>
  );
}
