import { Link } from 'wouter';

/** The way to the pages beside this one of a list that is too long for one page. */
export function OlderNewer({
  label,
  newer,
  older,
}: {
  readonly label: string;
  /** Addresses; `null` where there is no more. */
  readonly newer: string | null;
  readonly older: string | null;
}) {
  if (newer === null && older === null) return null;
  return (
    <nav className="older-newer" aria-label={label}>
      {newer === null ? null : (
        <Link href={newer} className="older-newer__link">
          <span aria-hidden="true">← </span>Newer
        </Link>
      )}
      {older === null ? null : (
        <Link href={older} className="older-newer__link">
          Older<span aria-hidden="true"> →</span>
        </Link>
      )}
    </nav>
  );
}
