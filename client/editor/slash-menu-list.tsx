import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SlashMenu } from './slash-menu.ts';

const HEIGHT = 420;
const WIDTH = 320;

/** The list under the slash. It never takes focus: the text owns it. */
export function SlashMenuList({
  menu,
  frame,
}: {
  readonly menu: SlashMenu;
  /** The positioned element that the list is placed in. */
  readonly frame: RefObject<HTMLElement | null>;
}) {
  const open = useSyncExternalStore(menu.open.subscribe, menu.open.get);
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number }>({ left: 0 });
  const at = open?.at ?? null;
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (at === null || box === undefined) return;
    const left = Math.max(0, Math.min(at.left - box.left, box.width - WIDTH));
    const roomBelow = window.innerHeight - at.bottom;
    if (roomBelow > HEIGHT || roomBelow > at.top) setPlace({ left, top: at.bottom - box.top + 4 });
    else setPlace({ left, bottom: box.bottom - at.top + 4 });
  }, [at, frame]);

  const selected = useRef<HTMLDivElement>(null);
  const index = open?.selected ?? -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever another option is selected
  useLayoutEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  if (open === null) return null;
  return (
    <div
      className="slash-menu"
      style={{ ...place, maxHeight: `min(${HEIGHT}px, 60vh)`, maxWidth: WIDTH }}
      id={menu.listId}
      role="listbox"
      aria-label="Put in"
    >
      {open.commands.map((command, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text that owns the list hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text, by aria-activedescendant
        <div
          key={command.name}
          id={menu.optionId(position)}
          ref={position === index ? selected : undefined}
          role="option"
          aria-selected={position === index}
          className="slash-menu__option"
          // Pressing must not take focus out of the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => open.choose(position)}
        >
          <span className="slash-menu__name">{command.name}</span>
          <span className="slash-menu__hint">{command.hint}</span>
        </div>
      ))}
    </div>
  );
}
