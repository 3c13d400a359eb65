import { useEffect } from 'react';
import { fetchPageAt } from './page-routes.tsx';

const ABOUT_TO_GO = ['pointerover', 'pointerdown', 'focusin'] as const;

/** Fetches a page's code as soon as somebody points at a link to it, or comes to that with the keyboard. */
export function useFetchAhead(): void {
  useEffect(() => {
    const fetchAhead = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
      if (link !== null && link.origin === location.origin) fetchPageAt(link.pathname);
    };
    for (const event of ABOUT_TO_GO) addEventListener(event, fetchAhead);
    return () => {
      for (const event of ABOUT_TO_GO) removeEventListener(event, fetchAhead);
    };
  }, []);
}
