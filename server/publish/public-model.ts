import type { Ground } from '#shared/domain/publication.ts';
import type {
  AttendanceCode,
  AuthorityMode,
  ContributionKind,
  DecisionVerb,
  ProposalOutcome,
  Purpose,
} from '#shared/domain/vocabulary.ts';

/** What the public may know of the minutes of one meeting, and all that its pages are made from. Its canonical
 *  JSON stands beside the page. There is no id in it and nothing that was withheld. */
export interface PublicRecord {
  /** The number of this shape; it only grows. */
  readonly format: 1;
  readonly status: 'UNCONFIRMED' | 'CONFIRMED';
  readonly committee: {
    readonly name: string;
    readonly authority: AuthorityMode;
    /** Those that it is a committee of. */
    readonly bodies: readonly string[];
  };
  readonly meeting: PublicMeeting & {
    readonly startsAt: string | null;
    readonly venue: string | null;
  };
  readonly attendance: readonly PublicAttendance[];
  /** In attendance without being named. */
  readonly othersInAttendance: number;
  readonly declarations: readonly PublicDeclaration[];
  readonly items: readonly PublicItem[];
  /** Considered in private; 0: nothing is said of any. */
  readonly privateItems: number;
  readonly amendments: readonly PublicAmendment[];
  /** `null`: not approved yet. */
  readonly approval: {
    readonly how: 'correct_record' | 'subject_to_amendments' | 'by_correspondence';
    readonly meeting: PublicMinute | null;
  } | null;
  readonly signature: PublicSignature | null;
  readonly corrections: readonly PublicCorrection[];
  /** SHA-256 of the sealed record that this was made from, in hex. */
  readonly sealedSha256: string | null;
}

export interface PublicMeeting {
  readonly title: string;
  /** `2018-03-01`. */
  readonly date: string;
}

export interface PublicMinute extends PublicMeeting {
  readonly reference: string | null;
}

/** In the place of what is withheld. */
export interface WithheldNote {
  readonly ground: Ground;
  readonly wording: string | null;
}

export interface PublicAttendance {
  readonly seat: string | null;
  readonly organisation: string | null;
  readonly code: AttendanceCode;
  readonly name: string | null;
  readonly note: string | null;
  readonly withheld: WithheldNote | null;
}

export interface PublicDeclaration {
  readonly person: string | null;
  /** Numbers of the items that it bears on. */
  readonly items: readonly number[];
  readonly none: boolean;
  readonly interest: string | null;
  readonly managed: string | null;
  readonly withheld: WithheldNote | null;
}

export interface PublicItem {
  readonly reference: string | null;
  readonly number: number;
  readonly title: string | null;
  readonly titleWithheld: WithheldNote | null;
  readonly lead: string | null;
  readonly purpose: Purpose | null;
  readonly recommendation: string | null;
  readonly recommendationWithheld: WithheldNote | null;
  readonly paper: string | null;
  readonly withdrawn: boolean;
  /** The whole item is. */
  readonly withheld: WithheldNote | null;
  readonly blocks: readonly PublicBlock[];
}

export interface PublicAmendment {
  /** The item's number. */
  readonly item: number;
  readonly outcome: 'made' | 'agreed';
  /** `null`: part of that item is withheld, and so are these words. */
  readonly stated: string | null;
}

export interface PublicSignature {
  readonly name: string;
  readonly post: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface PublicCorrection {
  /** `null`: it tells of what is withheld, and so its words are. */
  readonly note: string | null;
  /** The day it was put beside the record. */
  readonly on: string;
  /** The item's number; `null`: about the minutes as a whole. */
  readonly item: number | null;
  readonly minute: PublicMinute | null;
}

export type PublicRun =
  | {
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
      readonly link?: string;
    }
  | { readonly withheld: WithheldNote };

export type PublicBlock =
  | { readonly kind: 'paragraph'; readonly text: readonly PublicRun[] }
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: readonly PublicRun[] }
  | {
      readonly kind: 'bullet_list' | 'ordered_list';
      readonly items: readonly (readonly PublicBlock[])[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly PublicCell[])[] }
  | {
      readonly kind: 'decision';
      /** From 1 in its item. */
      readonly number: number;
      readonly verb: DecisionVerb | null;
      readonly text: readonly PublicRun[];
    }
  | {
      readonly kind: 'action';
      readonly owner: string | null;
      readonly due: PublicDue | null;
      readonly text: readonly PublicRun[];
    }
  | {
      readonly kind: 'contribution';
      readonly voice: string | null;
      readonly capacity: string | null;
      readonly contribution: ContributionKind | null;
      readonly text: readonly PublicRun[];
    }
  | {
      readonly kind: 'proposal';
      readonly outcome: ProposalOutcome;
      readonly text: readonly PublicRun[];
    }
  | {
      readonly kind: 'withheld';
      readonly what: WithheldKind;
      /** Of a decision, its number in the item. */
      readonly number: number | null;
      readonly note: WithheldNote;
    };

export type WithheldKind =
  | 'paragraph'
  | 'heading'
  | 'bullet_list'
  | 'ordered_list'
  | 'table'
  | 'decision'
  | 'action'
  | 'contribution'
  | 'proposal';

export interface PublicCell {
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PublicBlock[];
}

export type PublicDue =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'next_meeting' }
  | { readonly kind: 'text'; readonly text: string };
