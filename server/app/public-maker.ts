import type { PublicMade } from '#server/commands/publish-minutes.ts';
import { faultInChoices, stillToBeRead, toldElsewhere } from '#server/publish/check-choices.ts';
import { basisOf, type CarriedOver, carriedOver, marksOf } from '#server/publish/choice-marks.ts';
import { lastLook } from '#server/publish/last-look.ts';
import { panesOf } from '#server/publish/panes.ts';
import { type PublicSource, publicRecord } from '#server/publish/public-record.ts';
import { sealedSource } from '#server/publish/sealed-source.ts';
import { newAddress, type PublishedBody, recordSha256 } from '#server/publish/site.ts';
import type { PublicVersionMade } from '#server/queries/publication.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import type { PublicationStore } from '#server/records/publication-store.ts';
import type { SealedBook } from '#server/records/sealed-book.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ChoiceMarks, PublicChoices } from '#shared/domain/publication.ts';
import type { UnconfirmedSource } from './unconfirmed-source.ts';

export interface PublicMakerDeps {
  readonly sealed: SealedBook;
  readonly publications: PublicationStore;
  /** The minutes as they stood when they became unconfirmed, in the shape of a record. */
  readonly unconfirmed: (meeting: MeetingRow) => Promise<UnconfirmedSource>;
  /** Today's calendar day in London. */
  readonly today: () => string;
}

type Source =
  | {
      readonly standing: 'confirmed' | 'unconfirmed';
      readonly source: PublicSource;
      /** When the words stood so; `null`: they are sealed. */
      readonly at: number | null;
    }
  | { readonly standing: null; readonly why: string };

/** Makes public versions: from what was sealed, or from the named snapshot where the terms of reference let that
 *  be seen. */
export function createPublicMaker({ sealed, publications, unconfirmed, today }: PublicMakerDeps) {
  async function sourceOf(meeting: MeetingRow): Promise<Source> {
    const { state } = meeting.minutes.I;
    const found = sealedSource(await sealed.ofMeeting(meeting.id));
    if (found !== null) {
      return found.signature === null
        ? no('The chair signs these minutes before they are published.')
        : { standing: 'confirmed', source: found, at: null };
    }
    if (state !== 'unconfirmed') {
      return no('There is nothing to publish yet: the committee has not approved these minutes.');
    }
    if (!(await publications.unconfirmedMayBeOut(meeting.committeeId, today()))) {
      return no('The terms of reference do not say that minutes are published before approval.');
    }
    const made = await unconfirmed(meeting);
    return made.source === null ? no(made.why) : { standing: 'unconfirmed', ...made };
  }

  async function made(meeting: MeetingRow, choices: PublicChoices, basis: string | null = null) {
    const found = await sourceOf(meeting);
    if (found.standing === null) throw new DomainError('not-allowed', found.why);
    if (basis !== null && basis !== basisOf(found.source.record)) {
      throw new DomainError('already-settled', CHANGED);
    }
    const fault = faultInChoices(found.source.record, choices);
    if (fault !== null) throw new DomainError('not-valid', fault);
    const record = publicRecord(found.source, choices);
    return { ...found, record, sha256: recordSha256(record) };
  }

  return {
    sourceOf,

    /** What was chosen last, to go on from. */
    fitting: async (
      meeting: MeetingRow,
      choices: PublicChoices,
      marks: ChoiceMarks | null,
    ): Promise<CarriedOver & { readonly basis: string | null }> => {
      const found = await sourceOf(meeting);
      if (found.standing === null) return { choices, dropped: [], basis: null };
      const { record } = found.source;
      return { ...carriedOver(record, choices, marks), basis: basisOf(record) };
    },

    makePublic: async (
      meeting: MeetingRow,
      choices: PublicChoices,
      basis: string | null,
    ): Promise<PublicMade> => {
      const { standing, source, record, sha256 } = await made(meeting, choices, basis);
      const rows = (await publications.siteRows())
        .filter((row) => row.kind === 'published')
        .map((row) => ({ ...row, address: (JSON.parse(row.body) as PublishedBody).address }));
      const own = rows.find((row) => row.meetingId === meeting.id);
      const address = own?.address ?? newAddress(record, rows, meeting.committeeId);
      const left = [...stillToBeRead(record, choices), ...lastLook(record, address, choices)];
      if (left[0] !== undefined) throw new DomainError('not-valid', left[0]);
      return { standing, record, sha256, address, marks: marksOf(source.record, choices) };
    },

    version: async (
      meeting: MeetingRow,
      choices: PublicChoices,
      basis: string | null,
    ): Promise<PublicVersionMade> => {
      const { source, record, sha256 } = await made(meeting, choices, basis);
      return {
        sha256,
        warnings: [...stillToBeRead(record, choices), ...toldElsewhere(source, record, choices)],
        panes: panesOf(source, record, choices),
      };
    },
  };
}

const CHANGED =
  'These minutes have changed since you opened this page, and what you chose may stand in another place now. Load the page again.';

function no(why: string) {
  return { standing: null, why } as const;
}
