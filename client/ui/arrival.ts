import { createContext, useContext, useEffect, useRef } from 'react';

export interface Arrival {
  /** True from the moment an address changes until the new page's heading has taken focus. */
  pending: boolean;
}

/** Says to the next heading that shows whether somebody has just come to its page. */
export const ArrivalContext = createContext<Arrival>({ pending: false });

/** Moves focus to a page's heading when somebody has come to it by a link, as a full load would: a screen
 *  reader then starts reading there. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useContext(ArrivalContext);
  useEffect(() => {
    if (!arrival.pending) return;
    arrival.pending = false;
    heading.current?.focus();
  }, [arrival]);
  return heading;
}
