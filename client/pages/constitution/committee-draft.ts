import type { FieldFault } from '#client/ui/error-summary.tsx';
import type { KeepCommittee } from '#shared/protocol/http/constitution.ts';
import { AUTHORITY_CHOICES, chosen } from './choices.ts';

/** What a committee is, while it is being written down. */
export interface CommitteeDraft {
  readonly name: string;
  readonly authorityMode: string;
  readonly authorityNote: string;
  /** One on each line. */
  readonly focus: string;
  readonly predecessor: string;
}

export const BLANK_COMMITTEE: CommitteeDraft = {
  name: '',
  authorityMode: '',
  authorityNote: '',
  focus: '',
  predecessor: '',
};

export const COMMITTEE_FIELD = {
  name: 'committee-name',
  authorityMode: 'committee-mode',
  authorityNote: 'committee-note',
  focus: 'committee-focus',
  predecessor: 'committee-predecessor',
} as const;

/** Which field a refusal of the server is about. */
export const COMMITTEE_FAULTS = {
  name: COMMITTEE_FIELD.name,
  authorityMode: COMMITTEE_FIELD.authorityMode,
  authorityNote: COMMITTEE_FIELD.authorityNote,
  primaryFocus: COMMITTEE_FIELD.focus,
  predecessor: COMMITTEE_FIELD.predecessor,
};

/** The order to send, or everything that is missing. */
export function committeeOrder(
  draft: CommitteeDraft,
  bodies: Pick<KeepCommittee, 'parentIds' | 'relatedIds'>,
): { readonly order: KeepCommittee } | { readonly faults: readonly FieldFault[] } {
  const name = draft.name.trim();
  const authorityMode = chosen(AUTHORITY_CHOICES, draft.authorityMode);
  const faults: FieldFault[] = [];
  if (name === '') {
    faults.push({ fieldId: COMMITTEE_FIELD.name, message: 'Enter the name of the committee' });
  }
  if (authorityMode === null) {
    faults.push({
      fieldId: COMMITTEE_FIELD.authorityMode,
      message: 'Choose what the committee may decide',
    });
  }
  if (faults.length > 0 || authorityMode === null) return { faults };
  return {
    order: {
      name,
      authorityMode,
      authorityNote: draft.authorityNote.trim() || null,
      primaryFocus: draft.focus
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      predecessor: draft.predecessor.trim() || null,
      parentIds: [...bodies.parentIds],
      relatedIds: [...bodies.relatedIds],
    },
  };
}
