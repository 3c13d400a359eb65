import { type PointerEvent, useRef, useState } from 'react';

export interface Drag {
  readonly id: string;
  /** The gap the item would fall into: 0 is above the first. */
  readonly gap: number;
}

/** Dragging by a handle, with mouse, pen or finger. The buttons beside it do the same by keyboard. */
export function useDragOrder(onDrop: (id: string, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  const gapAt = (y: number): number => {
    const boxes = [...(list.current?.children ?? [])].map((one) => one.getBoundingClientRect());
    const below = boxes.findIndex((box) => y < box.top + box.height / 2);
    return below === -1 ? boxes.length : below;
  };
  const handleOf = (id: string, index: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, gap: index });
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag?.id === id) setDrag({ id, gap: gapAt(event.clientY) });
    },
    onPointerUp: (event: PointerEvent) => {
      if (drag?.id !== id) return;
      const gap = gapAt(event.clientY);
      setDrag(null);
      // Without the item itself the places below it move up by one.
      onDrop(id, gap > index ? gap - 1 : gap);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { list, drag, handleOf };
}
