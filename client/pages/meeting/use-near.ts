import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** How far outside the window an item becomes live, and how far it has to go to be plain again: the
 *  distance between them keeps an item on the border from going back and forth. */
const COMES = 500;
const GOES = 1500;

/** Which of the items are in the window or near it, at most so many: the nearest to its middle. */
export function useNear<Id extends string>(most: number) {
  const elements = useRef(new Map<Id, HTMLElement>());
  const [near, setNear] = useState<ReadonlySet<Id>>(new Set());

  const look = useCallback(() => {
    setNear((before) => {
      const middle = window.innerHeight / 2;
      const ranked = [...elements.current]
        .map(([id, element]) => {
          const box = element.getBoundingClientRect();
          const outside = Math.max(box.top - window.innerHeight, -box.bottom, 0);
          const away = box.top > middle ? box.top - middle : Math.max(0, middle - box.bottom);
          return { id, outside, away };
        })
        .filter(({ id, outside }) => outside < (before.has(id) ? GOES : COMES))
        .sort((a, b) => a.away - b.away)
        .slice(0, most)
        .map(({ id }) => id);
      const same = ranked.length === before.size && ranked.every((id) => before.has(id));
      return same ? before : new Set(ranked);
    });
  }, [most]);

  const observer = useMemo(
    () => new IntersectionObserver(look, { rootMargin: `${COMES}px 0px` }),
    [look],
  );
  useEffect(() => {
    for (const element of elements.current.values()) observer.observe(element);
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        look();
      }, 150);
    };
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    return () => {
      removeEventListener('scroll', later);
      removeEventListener('resize', later);
      observer.disconnect();
    };
  }, [look, observer]);

  /** One function for each item, always the same: React would else let go of it at each drawing. */
  const watchers = useRef(new Map<Id, (element: HTMLElement | null) => void>());
  const watch = (id: Id) => {
    const made = watchers.current.get(id);
    if (made !== undefined) return made;
    const watcher = (element: HTMLElement | null) => {
      const known = elements.current.get(id);
      if (known !== undefined) observer.unobserve(known);
      if (element === null) elements.current.delete(id);
      else {
        elements.current.set(id, element);
        observer.observe(element);
      }
    };
    watchers.current.set(id, watcher);
    return watcher;
  };
  return { near, watch };
}
