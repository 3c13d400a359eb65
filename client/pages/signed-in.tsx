import type { ReactNode } from 'react';
import { SIGNED_OUT } from '#client/live/api.ts';
import { LiveProvider, useLiveState } from '#client/live/live-provider.tsx';
import { useMe } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { Footer } from '#client/ui/footer.tsx';
import { Header } from '#client/ui/header.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { PageHead } from '#client/ui/page-head.tsx';

/** Header, main part and footer, with the pages for somebody who is signed in and words for everyone else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const signedOut = me.error !== null && 'code' in me.error && me.error.code === SIGNED_OUT;
  const person = signedOut ? null : (me.data?.person ?? null);
  return (
    <>
      <Header
        organisationName={me.data?.organisationName ?? null}
        personName={person?.name ?? null}
      />
      <main className="main" id="main" tabIndex={-1}>
        {person !== null ? (
          <LiveProvider personId={person.id}>
            <LiveBanner />
            {children}
          </LiveProvider>
        ) : signedOut ? (
          <SignedOut />
        ) : me.error !== null ? (
          <PageHead title="Matters Arising cannot be reached">
            <p>{me.error.message}</p>
            <Button onClick={() => me.refetch()}>Try again</Button>
          </PageHead>
        ) : (
          <Loading what="Matters Arising" />
        )}
      </main>
      <Footer />
    </>
  );
}

function SignedOut() {
  return (
    <PageHead title="You are signed out">
      <p>
        To sign in, open the sign-in link you were sent. If it no longer works, ask your committee’s
        secretary for a new one.
      </p>
      <p>
        <a href={location.pathname}>I have signed in: show the page</a>
      </p>
    </PageHead>
  );
}

function LiveBanner() {
  if (useLiveState() !== 'broken') return null;
  return (
    <Banner tone="warning" status>
      <p>
        Not connected. What you see may be out of date. This page catches up by itself when the
        connection is back.
      </p>
    </Banner>
  );
}
