import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { noteLooks } from '#client/live/deeds.ts';
import { queryKey } from '#client/live/query-keys.ts';
import type { MeetingMinutes } from '#shared/protocol/http/meeting.ts';

/** An item that passes by on the way to another was not looked at. */
const A_LOOK_MS = 1500;

/** Notes, when the reader leaves the page, which items they had before their eyes and up to where. */
export function useLooks(
  minutes: MeetingMinutes,
): (item: string) => (node: Element | null) => void {
  const client = useQueryClient();
  const seen = useRef(new Map<string, number>());
  const inView = useRef(new Set<string>());
  const nodes = useRef(new Map<string, Element>());
  const placeOf = useEffectEvent(
    (id: string) => minutes.items.find(({ itemId }) => itemId === id)?.place ?? 0,
  );

  // What is before the reader's eyes while it changes is read as it changes.
  useEffect(() => {
    for (const { itemId, place } of minutes.items) {
      if (inView.current.has(itemId) && seen.current.has(itemId)) seen.current.set(itemId, place);
    }
  }, [minutes]);

  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = (target as HTMLElement).dataset.itemId ?? '';
        clearTimeout(timers.get(id));
        if (!isIntersecting) {
          inView.current.delete(id);
          continue;
        }
        inView.current.add(id);
        timers.set(
          id,
          setTimeout(() => seen.current.set(id, placeOf(id)), A_LOOK_MS),
        );
      }
    });
    for (const node of nodes.current.values()) observer.observe(node);

    const tell = () => {
      const looks = [...seen.current].map(([itemId, place]) => ({ itemId, place }));
      seen.current.clear();
      if (looks.length === 0) return;
      const since = queryKey('since-look', { meetingId: minutes.meetingId });
      // Whoever is told nothing new next time has lost nothing: the words are there to read.
      noteLooks(minutes.meetingId, looks)
        .catch(() => undefined)
        .finally(() => void client.invalidateQueries({ queryKey: since }));
    };
    addEventListener('pagehide', tell);
    return () => {
      removeEventListener('pagehide', tell);
      observer.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
      tell();
    };
  }, [client, minutes.meetingId]);

  return (item) => (node) => {
    if (node === null) nodes.current.delete(item);
    else nodes.current.set(item, node);
  };
}
