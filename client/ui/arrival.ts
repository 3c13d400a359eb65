import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';

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

/** For a page that shows something else under the same path: a change of `place` is an arrival too. Key the heading
 *  by it. */
export function useArrivalAt(place: string): void {
  const arrival = useContext(ArrivalContext);
  const shown = useRef(place);
  useLayoutEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    arrival.pending = true;
    scrollTo(0, 0);
  }, [arrival, place]);
}
