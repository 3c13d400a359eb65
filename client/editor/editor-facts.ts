import { createContext, useContext } from 'react';
import { type CommitteeNames, namesOf } from './committee-names.ts';
import type { ConfirmationNote } from './confirmation-note.tsx';
import type { ActionProgressNote } from './record-facts.ts';

/** What the record blocks of a page ask about: who may be chosen, how each action stands, and whether a
 *  contribution's wording was confirmed. It comes by
 *  context because the blocks are drawn by the editor, not by the page. */
export interface EditorFacts {
  readonly names: CommitteeNames;
  readonly progressOf: (actionId: string) => ActionProgressNote | null;
  /** Whether a contribution's wording was confirmed. */
  readonly confirmationOf: (contributionId: string) => ConfirmationNote | null;
}

const NOBODY: EditorFacts = {
  names: namesOf({ people: [], posts: [], seats: [] }),
  progressOf: () => null,
  confirmationOf: () => null,
};

export const EditorFactsContext = createContext<EditorFacts>(NOBODY);

export const useEditorFacts = () => useContext(EditorFactsContext);
