import { PageHead } from '#client/ui/page-head.tsx';

/** Why somebody cannot change the list of organisations. */
export function NotYours() {
  return (
    <PageHead title="You cannot change organisations">
      <p>
        Only administrators of this service and secretaries keep the list of organisations. The
        bodies of your committee are on its membership page.
      </p>
    </PageHead>
  );
}
