import { ButtonLink } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';

/** A page that was open, and is not for this reader any more. */
export function ClosedPage() {
  return (
    <PageHead title="You can no longer open this page">
      <p role="status">
        What you may see has changed while the page was open. Nothing more of it is shown here. If
        you think this is wrong, ask the committee’s secretary.
      </p>
      <ButtonLink href="/" weight="secondary">
        Go to my committees
      </ButtonLink>
    </PageHead>
  );
}
