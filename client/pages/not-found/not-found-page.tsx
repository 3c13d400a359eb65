import { ButtonLink } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';

export function NotFoundPage() {
  return (
    <PageHead title="There is no such page">
      <p>
        The address may be mistyped, or the page may be one you are not allowed to see. If you
        followed a link, tell the person who sent it.
      </p>
      <ButtonLink href="/" weight="secondary">
        Go to my committees
      </ButtonLink>
    </PageHead>
  );
}
