import type { Drafts } from '#client/connection/drafts.ts';
import { createValueStore, type ReadableStore } from '#client/connection/value-store.ts';

export interface FieldDraftDeps {
  /** What the document says at the start. */
  readonly recorded: string;
  /** Puts words into the document. */
  readonly write: (words: string) => void;
  readonly hold: Drafts['hold'];
  /** How long typing rests before the words are written, in milliseconds. */
  readonly rest: (words: string) => number;
}

/** A field whose words go into the document as one change and not as one a letter: when it is left, after
 *  a rest, or when the page is. Until then they are held as owed. */
export interface FieldDraft {
  readonly shown: ReadableStore<string>;
  readonly type: (words: string) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly keep: () => void;
  /** What was typed and not yet written is not wanted. */
  readonly giveUp: () => void;
  /** These words have been written in some other way: chosen from a list. */
  readonly chosen: (words: string) => void;
  /** The document says something else now. */
  readonly recorded: (words: string) => void;
  readonly close: () => void;
}

export function createFieldDraft(deps: FieldDraftDeps): FieldDraft {
  const shown = createValueStore(deps.recorded);
  let recorded = deps.recorded;
  /** The words that nothing is owed for. */
  let kept = deps.recorded;
  let here = false;
  let typedHere = false;
  let release: (() => void) | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const letGo = () => {
    clearTimeout(resting);
    release?.();
    release = null;
  };
  const keep = () => {
    if (release === null) return;
    clearTimeout(resting);
    const written = release;
    release = null;
    kept = shown.get();
    deps.write(kept);
    // Only now: in between the words would be nowhere, and the page would say “Saved”.
    written();
  };

  return {
    shown,
    type: (words) => {
      shown.set(words);
      typedHere = true;
      if (words === kept) {
        letGo();
        return;
      }
      release ??= deps.hold(keep);
      clearTimeout(resting);
      resting = setTimeout(keep, deps.rest(words));
    },
    enter: () => {
      here = true;
    },
    leave: () => {
      keep();
      here = false;
      typedHere = false;
      // What the document did not take, such as a number of minutes in letters, does not stand as if it had.
      setTimeout(() => {
        if (!here && release === null) shown.set(recorded);
      }, 0);
    },
    keep,
    giveUp: () => {
      letGo();
      typedHere = false;
      kept = recorded;
      shown.set(recorded);
    },
    chosen: (words) => {
      letGo();
      kept = words;
      shown.set(words);
    },
    recorded: (words) => {
      if (words === recorded) return;
      recorded = words;
      kept = words;
      if (words === shown.get()) letGo();
      // Words under somebody's hands are left alone; a field that was only entered is not.
      else if (release === null && !typedHere) shown.set(words);
    },
    close: letGo,
  };
}
