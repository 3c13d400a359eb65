import { Banner } from '#client/ui/banner.tsx';
import { instantInWords } from '#client/ui/date-words.ts';

/** That a committee has ended, and what that means. */
export function ClosedBanner({ closedAt }: { readonly closedAt: string | null }) {
  if (closedAt === null) return null;
  return (
    <Banner>
      <p>This committee was closed on {instantInWords(closedAt)}. Its papers can still be read.</p>
    </Banner>
  );
}
