import type { ItemId, MeetingId, PersonId } from '../ids.ts';

/** What is sealed beside an approved record. Each names the record it is about by its hash, so that it can be read
 *  by itself. */
export interface AboutRecord {
  /** The number in the committee's chain, the hash of the text, and the hash of the row. */
  readonly seq: number;
  readonly sha256: string;
  readonly hash: string;
}

/** `signed`: the chair of the approving meeting, in person. */
export interface SignatureBody {
  readonly format: 1;
  readonly of: AboutRecord;
  readonly personId: PersonId;
  readonly name: string;
  /** The seat they signed in. */
  readonly post: string;
  /** `2018-04-12T10:30:00.000Z` */
  readonly signedAt: string;
}

/** `corrected`: an error that was found later. The text stays; the note points to the minute that corrects it. */
export interface CorrectionBody {
  readonly format: 1;
  readonly of: AboutRecord;
  /** The item it is about; `null`: the whole. */
  readonly itemId: ItemId | null;
  readonly note: string;
  /** The minute that made the correction. */
  readonly minute: {
    readonly meetingId: MeetingId;
    readonly meetingTitle: string;
    readonly date: string;
    readonly itemId: ItemId;
    readonly itemTitle: string;
    readonly itemNumber: number;
    readonly reference: string | null;
  };
}
