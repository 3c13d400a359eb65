import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createValueStore } from '#client/connection/value-store.ts';
import { SIGNED_OUT } from '#client/live/api.ts';
import { LiveProvider } from '#client/live/live-provider.tsx';
import { useMe } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { Footer } from '#client/ui/footer.tsx';
import { Header } from '#client/ui/header.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { LiveBanner } from './live-banner.tsx';
import { type SaveLine, SaveLineContext } from './save-line.ts';
import { type PageSession, SessionContext } from './session.ts';
import { SessionWatch } from './session-watch.tsx';

/** Header, main part and footer, with the pages for somebody who is signed in and words for everyone else.
 *  A page with words that were not saved stays until its person is signed in again. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const signedOut = me.error !== null && 'code' in me.error && me.error.code === SIGNED_OUT;
  const answered = me.data?.person.id ?? null;
  // The page belongs to whoever it was first shown to: its words must never go out as another's.
  const [owner, setOwner] = useState(answered);
  if (owner === null && answered !== null && !signedOut) setOwner(answered);
  const stranger = !signedOut && owner !== null && answered !== null && answered !== owner;
  const [saveLine] = useState(() => createValueStore<SaveLine>('none'));
  const { session, owes } = usePageSession(me, !signedOut && !stranger);
  const gone = signedOut || stranger;
  const leaves = stranger && !owes();
  useEffect(() => {
    if (leaves) location.reload();
  }, [leaves]);
  return (
    <>
      <Header
        organisationName={me.data?.organisationName ?? null}
        personName={gone ? null : (me.data?.person.name ?? null)}
        links={
          !gone && me.data?.may.keepAccounts === true
            ? [{ href: '/accounts', name: 'Accounts' }]
            : []
        }
      />
      <main className="main" id="main" tabIndex={-1}>
        {owner !== null && (!gone || owes()) ? (
          <SessionContext value={session}>
            <SaveLineContext value={saveLine}>
              <LiveProvider personId={owner}>
                {gone ? (
                  <WordsWait
                    now={stranger ? (me.data?.person.name ?? '') : null}
                    onAsk={session.askAgain}
                  />
                ) : (
                  <>
                    <LiveBanner />
                    <SessionWatch key={owner} onEnded={session.askAgain} />
                  </>
                )}
                {children}
              </LiveProvider>
            </SaveLineContext>
          </SessionContext>
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

function usePageSession(
  me: ReturnType<typeof useMe>,
  signedIn: boolean,
): { readonly session: PageSession; readonly owes: () => boolean } {
  const owing = useRef(new Set<() => boolean>());
  const { refetch, dataUpdatedAt: asOf } = me;
  const askAgain = useCallback(() => void refetch(), [refetch]);
  const stayFor = useCallback((owes: () => boolean) => {
    owing.current.add(owes);
    return () => owing.current.delete(owes);
  }, []);
  const session = useMemo(
    () => ({ signedIn, asOf, askAgain, stayFor }),
    [signedIn, asOf, askAgain, stayFor],
  );
  const owes = useCallback(() => [...owing.current].some((one) => one()), []);
  return { session, owes };
}

/** Signed out with words that were not saved, which stand below. */
function WordsWait({
  now,
  onAsk,
}: {
  /** Who has signed in instead, if somebody has. */
  readonly now: string | null;
  readonly onAsk: () => void;
}) {
  return (
    <Banner tone="warning" status>
      {now === null ? (
        <>
          <p>
            You are signed out, and your last words are not saved. Leave this page open.{' '}
            <a href="/sign-in" target="_blank" rel="noreferrer">
              Sign in again in another tab
            </a>
            : then this page goes on and saves them.
          </p>
          <Button weight="secondary" onClick={onAsk}>
            I have signed in
          </Button>
        </>
      ) : (
        <>
          <p>
            {now} has signed in here in your place. The last words on this page are not saved and
            will not be saved as theirs. Take a copy of them, then load the page again.
          </p>
          <Button weight="secondary" onClick={() => location.reload()}>
            Load the page again
          </Button>
        </>
      )}
    </Banner>
  );
}

function SignedOut() {
  return (
    <PageHead title="You are signed out">
      <p>
        You signed out, or you were signed out: somebody ended your session, or its time was over.
      </p>
      <p>
        <a href="/sign-in">Sign in</a>
      </p>
      <p>
        <a href={location.pathname}>I have signed in: show the page</a>
      </p>
    </PageHead>
  );
}
