import { useEffect, useRef, useState } from 'react';
import { askSession, staySignedIn } from '#client/live/account-deeds.ts';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import type { SessionState } from '#shared/protocol/http/accounts.ts';
import {
  minutesInWords,
  type SessionTimes,
  timesOf,
  type Warning,
  warningOf,
} from './session-times.ts';

/** While a warning stands, and when the server could not be asked. */
const LOOK_AGAIN_MS = 20_000;
/** Longer than this a browser's timers cannot wait. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;
const SOMEBODY = ['keydown', 'pointerdown'] as const;

/** Tells the server now and then that somebody is here, and says so in time when a session is to end.
 *  Words go to the server over the socket, which by itself is no sign of anybody. */
export function SessionWatch({ onEnded }: { readonly onEnded: () => void }) {
  const { warning, stay } = useSessionWatch(onEnded);
  return (
    <>
      {warning.kind === 'longest' ? (
        <Banner tone="warning" status>
          <p>
            You have been signed in for as long as one sign-in lasts. It ends in{' '}
            {minutesInWords(warning.minutes)}.{' '}
            <a href="/sign-in" target="_blank" rel="noreferrer">
              Sign in again in another tab
            </a>
            : then this page goes on.
          </p>
        </Banner>
      ) : null}
      <Dialog title="Are you still there?" open={warning.kind === 'idle'} onClose={stay}>
        <p>
          Nothing was typed or pressed here for a long time. You will be signed out in{' '}
          {warning.kind === 'idle' ? minutesInWords(warning.minutes) : 'a minute'}.
        </p>
        <Button onClick={stay}>Stay signed in</Button>
      </Dialog>
    </>
  );
}

function useSessionWatch(onEnded: () => void): {
  readonly warning: Warning;
  readonly stay: () => void;
} {
  const [warning, setWarning] = useState<Warning>({ kind: 'none', lookAgainMs: 0 });
  const ended = useRef(onEnded);
  ended.current = onEnded;
  const stayNow = useRef(() => {});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let times: SessionTimes | null = null;
    let reportedAt = Date.now();
    let gone = false;

    const lookIn = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(askSession), Math.min(ms, LONGEST_WAIT_MS));
    };
    const heard = (state: SessionState) => {
      times ??= timesOf(state);
      const next = warningOf(state, times);
      setWarning(next);
      lookIn(next.kind === 'none' ? next.lookAgainMs : LOOK_AGAIN_MS);
    };
    // The newest answer is asked for each time: another tab may have said that somebody is there.
    const look = async (ask: () => Promise<SessionState>) => {
      try {
        const state = await ask();
        if (!gone) heard(state);
      } catch {
        if (gone) return;
        ended.current();
        lookIn(LOOK_AGAIN_MS);
      }
    };
    const stay = () => {
      reportedAt = Date.now();
      setWarning({ kind: 'none', lookAgainMs: 0 });
      void look(staySignedIn);
    };
    const somebody = () => {
      if (times !== null && Date.now() - reportedAt >= times.reportMs) stay();
    };
    stayNow.current = stay;
    // To begin with, somebody has just come to the page.
    void look(staySignedIn);
    for (const sign of SOMEBODY) addEventListener(sign, somebody, { passive: true, capture: true });
    return () => {
      gone = true;
      clearTimeout(timer);
      for (const sign of SOMEBODY) removeEventListener(sign, somebody, { capture: true });
    };
  }, []);

  return { warning, stay: () => stayNow.current() };
}
