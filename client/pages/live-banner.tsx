import { useEffect } from 'react';
import { useLiveState } from '#client/live/live-provider.tsx';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { useSaveLine } from './save-line.ts';

export function LiveBanner() {
  return useLiveState() === 'broken' ? <NotLive /> : null;
}

const WORDS =
  'Not connected. What you see may be out of date. This page catches up by itself when the connection is back.';

/** Both connections of a page mostly break together, but not in the same instant. */
const TOGETHER_MS = 1_500;

/** Where a save line tells a listener of the lost connection, this does not tell them again. */
export function NotLive() {
  const line = useSaveLine();
  const announce = useAnnounce();
  useEffect(() => {
    if (line !== 'here') return;
    const timer = setTimeout(() => announce(WORDS), TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [line, announce]);
  return (
    <Banner tone="warning" status={line === 'none'}>
      <p>{WORDS}</p>
    </Banner>
  );
}
