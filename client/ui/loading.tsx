import { useEffect, useState } from 'react';

/** Soon enough to explain a wait, late enough not to flicker on an ordinary page. */
const QUIET_MS = 300;

/** Says what a page is waiting for, if it waits for long. */
export function Loading({ what }: { readonly what: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" data-loading="">
      {long ? <p className="quiet">Loading {what}…</p> : null}
    </div>
  );
}
