import { Link } from 'wouter';

export interface NavPlace {
  readonly key: string;
  readonly name: string;
  readonly href: string;
}

/** The pages beside this one. */
export function SubNav({
  label,
  places,
  current,
  below = false,
}: {
  readonly label: string;
  readonly places: readonly NavPlace[];
  readonly current: string;
  /** It stands below another, whose open page it belongs to. */
  readonly below?: boolean;
}) {
  return (
    <nav className={below ? 'sub-nav sub-nav--below' : 'sub-nav'} aria-label={label}>
      <ul className="sub-nav__list">
        {places.map((place) => (
          <li key={place.key}>
            <Link
              href={place.href}
              className="sub-nav__link"
              aria-current={place.key === current ? 'page' : undefined}
            >
              {place.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
