import { createContext, useContext } from 'react';
import { type CommitteeNames, namesOf } from './committee-names.ts';
import type { ActionProgressNote } from './record-facts.ts';

/** What the record blocks of a page ask about: who may be chosen, and how each action stands. It comes by
 *  context because the blocks are drawn by the editor, not by the page. */
export interface EditorFacts {
  readonly names: CommitteeNames;
  readonly progressOf: (actionId: string) => ActionProgressNote | null;
}

const NOBODY: EditorFacts = {
  names: namesOf({ people: [], posts: [], seats: [] }),
  progressOf: () => null,
};

export const EditorFactsContext = createContext<EditorFacts>(NOBODY);

export const useEditorFacts = () => useContext(EditorFactsContext);
