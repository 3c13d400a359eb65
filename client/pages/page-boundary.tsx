import { Component, type ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';

/** A fault in a page's own code: said in words, and the rest of the site goes on. */
export class PageBoundary extends Component<
  { readonly children: ReactNode },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
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
