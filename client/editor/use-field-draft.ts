import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createDrafts, type Drafts } from '#client/connection/drafts.ts';
import { createFieldDraft, type FieldDraft } from './field-draft.ts';

/** Where the fields of a document hold what is not yet in it. */
export const DraftsContext = createContext<Drafts>(createDrafts(() => {}));

/** A short rest: the words are one change and not one a letter. */
const REST = 700;

/** A field of a document: see `FieldDraft`. */
export function useFieldDraft({
  value,
  onKeep,
  rest = () => REST,
}: {
  readonly value: string;
  readonly onKeep: (words: string) => void;
  readonly rest?: (words: string) => number;
}): { readonly typed: string; readonly draft: FieldDraft } {
  const drafts = useContext(DraftsContext);
  const now = useRef({ drafts, onKeep, rest });
  now.current = { drafts, onKeep, rest };
  const [draft] = useState(() =>
    createFieldDraft({
      recorded: value,
      write: (words) => now.current.onKeep(words),
      hold: (keep) => now.current.drafts.hold(keep),
      rest: (words) => now.current.rest(words),
    }),
  );
  useLayoutEffect(() => draft.recorded(value), [draft, value]);
  useEffect(() => draft.close, [draft]);
  const typed = useSyncExternalStore(draft.shown.subscribe, draft.shown.get);
  return { typed, draft };
}

/** Puts what the fields hold into the document before the place that shows them goes. */
export function useKeptAtTheEnd(drafts: Drafts): void {
  useLayoutEffect(() => drafts.keepAll, [drafts]);
}
