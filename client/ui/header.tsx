import { Link } from 'wouter';

/** The organisation's name as text, the service's name, and who is signed in. No logo is drawn: those of
 *  public bodies are theirs to give. */
export function Header({
  organisationName,
  personName,
}: {
  readonly organisationName: string | null;
  readonly personName: string | null;
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
            <span className="masthead__person">{personName}</span>
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
