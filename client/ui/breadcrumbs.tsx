import { Link } from 'wouter';

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** The pages above this one, outermost first; this page is not among them. */
export function Breadcrumbs({ above }: { readonly above: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol className="crumbs__list">
        {above.map((crumb) => (
          <li className="crumbs__item" key={crumb.href}>
            <Link href={crumb.href}>{crumb.name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
