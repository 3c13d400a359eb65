import { Banner } from '#client/ui/banner.tsx';

/** Says that items have gone from this page. */
export function LostItems({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Banner tone="warning" status>
      <p>
        {count === 1
          ? 'An item that was on this page is no longer shown to you.'
          : `${count} items that were on this page are no longer shown to you.`}{' '}
        It is private business now, or the chair has excluded you from it. The list of items says
        what you may know of it.
      </p>
    </Banner>
  );
}
