import type {
  AttendanceCode,
  AuthorityMode,
  ItemState,
  Part,
  Purpose,
} from '../domain/vocabulary.ts';
import type { CommitteeId, DocumentId, ItemId, MeetingId, OrganisationId } from '../ids.ts';
import type { MinuteBlock } from './minute-content.ts';

/** What is approved, and nothing else: one part of a meeting, with every name that it needs to be read by
 *  itself in twenty years. Its canonical JSON is what the approver sees, and what is hashed and sealed. */
export interface ApprovedRecord {
  /** The number of this shape; it only grows. */
  readonly format: 1;
  readonly committee: {
    readonly id: CommitteeId;
    readonly name: string;
    readonly authorityMode: AuthorityMode;
    /** The bodies that the committee was a committee of on the day of the meeting. */
    readonly parents: readonly { readonly id: OrganisationId; readonly name: string }[];
  };
  readonly meeting: {
    readonly id: MeetingId;
    readonly title: string;
    readonly date: string;
    readonly startsAt: string | null;
    readonly venue: string | null;
  };
  readonly part: Part;
  /** In the committee's own order of seats; whoever was in attendance last. */
  readonly attendance: readonly RecordedAttendance[];
  readonly declarations: readonly RecordedDeclaration[];
  /** In the order of the agenda; withdrawn ones too, since their references are theirs for good. */
  readonly items: readonly RecordedItem[];
  /** Every change to the minutes after they were sent round, with what became of it. */
  readonly amendments: readonly RecordedAmendment[];
  readonly approval: RecordedApproval;
  /** Whom the ids in the minutes mean: `person:…`, `post:…` and seats, by name as on the day of approval. */
  readonly names: Readonly<Record<string, string>>;
  /** Where each document's journal stood when the approver was shown this: what stood there, with the amendments
   *  put in that the meeting agreed, is what is recorded. The agenda first. */
  readonly heads: readonly RecordedHead[];
}

export interface RecordedAttendance {
  /** The seat's title; `null`: in attendance without a seat. */
  readonly seat: string | null;
  readonly organisation: string | null;
  readonly code: AttendanceCode;
  /** Who sat there, stood in or was in attendance. */
  readonly name: string | null;
  readonly note: string | null;
}

/** In place of what somebody declared, for whoever may not read about every item that it bears on. */
export const INTEREST_NOT_WORDED = 'An interest, whose wording is not part of these minutes';

export interface RecordedDeclaration {
  readonly person: string;
  /** The items it bears on; empty with `none`. In Part I those of Part I alone. */
  readonly itemIds: readonly ItemId[];
  /** “No interests to declare.” */
  readonly none: boolean;
  readonly interest: string | null;
  readonly managed: string | null;
}

export interface RecordedItem {
  readonly id: ItemId;
  /** `JC/1819/019`; `null`: none was allotted. */
  readonly reference: string | null;
  readonly number: number;
  readonly title: string;
  /** In words. */
  readonly lead: string | null;
  readonly purpose: Purpose | null;
  readonly recommendation: string;
  readonly paper: string | null;
  readonly state: ItemState;
  readonly blocks: readonly MinuteBlock[];
}

export interface RecordedAmendment {
  readonly itemId: ItemId;
  readonly stated: string;
  readonly before: string;
  readonly after: string;
  /** `made`: before the meeting, and told to it. `agreed` or `not_agreed`: by the meeting. */
  readonly outcome: 'made' | 'agreed' | 'not_agreed';
  /** Whose words, and who put them in. */
  readonly author: string;
  readonly by: string;
}

export interface RecordedApproval {
  readonly how: 'correct_record' | 'subject_to_amendments' | 'by_correspondence';
  /** The meeting that approved, and the item and the reference of its minute; `null`: by correspondence. */
  readonly meeting: {
    readonly id: MeetingId;
    readonly title: string;
    readonly date: string;
    readonly itemId: ItemId;
    readonly reference: string | null;
  } | null;
  /** What was said: who moved accuracy, or why by correspondence. */
  readonly note: string | null;
}

export interface RecordedHead {
  readonly documentId: DocumentId;
  /** `null`: the agenda. */
  readonly itemId: ItemId | null;
  readonly place: number;
  /** Where the journal's chain of hashes stood there, in hex. */
  readonly hash: string;
}
