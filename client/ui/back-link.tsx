import { Link } from 'wouter';

/** To the page a form was come to from. What was typed into the form is kept. */
export function BackLink({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Link className="nhsuk-back-link" href={href}>
      {children}
    </Link>
  );
}
