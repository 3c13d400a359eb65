import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { PublicCorrection, PublicSignature } from './public-model.ts';
import type { PublicSource } from './public-record.ts';

/** A row of the book of sealed records, as far as a public version needs it. */
export interface SourceRow {
  readonly kind: string;
  readonly part: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Canonical JSON. */
  readonly body: string;
  /** Of the body, in hex. */
  readonly sha256: string;
}

/** What a public version is made from: the sealed minutes of Part I, who signed them, and the notes of correction
 *  that stand beside them. `null`: none are sealed. */
export function sealedSource(rows: readonly SourceRow[]): PublicSource | null {
  const own = rows.filter((row) => row.part === 'I');
  const approved = own.findLast((row) => row.kind === 'approved');
  if (approved === undefined) return null;
  const record = JSON.parse(approved.body) as ApprovedRecord;
  const signed = own.findLast((row) => row.kind === 'signed');
  return {
    record,
    sealedSha256: approved.sha256,
    signature: signed === undefined ? null : signatureOf(signed),
    corrections: own
      .filter((row) => row.kind === 'corrected')
      .map((row) => correctionOf(row, record)),
  };
}

function signatureOf({ body, at }: SourceRow): PublicSignature {
  const { name, post } = JSON.parse(body) as { readonly name: string; readonly post: string };
  return { name, post, at: new Date(at).toISOString() };
}

function correctionOf({ body, at }: SourceRow, { items }: ApprovedRecord): PublicCorrection {
  const { note, itemId, minute } = JSON.parse(body) as {
    readonly note: string;
    readonly itemId: string | null;
    readonly minute: {
      readonly meetingTitle: string;
      readonly date: string;
      readonly reference: string | null;
    };
  };
  return {
    note,
    on: dayInLondon(at),
    item: items.find((one) => one.id === itemId)?.number ?? null,
    minute: { title: minute.meetingTitle, date: minute.date, reference: minute.reference },
  };
}
