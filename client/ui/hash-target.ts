import { useEffect } from 'react';

/** Goes to the element the address names, once the page that holds it is there: a browser looks for it
 *  before the page has its content. */
export function useHashTarget(ready: boolean): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!ready || id === '') return;
    const target = document.getElementById(id);
    if (target === null) return;
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.scrollIntoView({ block: 'start' });
    target.focus({ preventScroll: true });
  }, [ready]);
}
