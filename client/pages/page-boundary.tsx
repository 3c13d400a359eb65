import { Component, type ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';

/** A fault in a page's own code, or a page whose code could not be fetched: said in words, and the rest of
 *  the site goes on. */
export class PageBoundary extends Component<
  { readonly children: ReactNode },
  { readonly trouble: unknown }
> {
  override state = { trouble: null };

  static getDerivedStateFromError(trouble: unknown) {
    return { trouble };
  }

  override render() {
    if (this.state.trouble === null) return this.props.children;
    if (neverCame(this.state.trouble)) {
      return (
        <PageHead title="We could not load this page">
          <p>
            The server could not be reached, or Matters Arising has just been updated. Wait a
            moment, then load the page again.
          </p>
          <Button onClick={() => location.reload()}>Load the page again</Button>
        </PageHead>
      );
    }
    return (
      <PageHead title="This page has stopped working">
        <p>
          Something on this page went wrong. What you had saved is safe on the server. Load the page
          again; if it happens again, tell your committee’s secretary what you were doing.
        </p>
        <Button onClick={() => location.reload()}>Load the page again</Button>
      </PageHead>
    );
  }
}

/** Whether a page's code never arrived. Browsers tell it apart by their words alone. */
export function neverCame(trouble: unknown): boolean {
  return (
    trouble instanceof Error &&
    /dynamically imported module|importing a module script|preload css/i.test(trouble.message)
  );
}
