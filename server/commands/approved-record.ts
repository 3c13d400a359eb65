import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { AmendmentRow, ApprovalStore } from '#server/records/approval-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { DocumentRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { DeclarationFacts, RecordedFacts } from '#server/records/recorded-facts.ts';
import { applyAmendments } from '#shared/document/apply-amendments.ts';
import {
  type ApprovedRecord,
  INTEREST_NOT_WORDED,
  type RecordedAmendment,
  type RecordedApproval,
  type RecordedDeclaration,
  type RecordedHead,
  type RecordedItem,
} from '#shared/document/approved-record.ts';
import {
  type CanonicalContent,
  canonicalContent,
  canonicalText,
} from '#shared/document/canonical.ts';
import { lackOfWords } from '#shared/document/leaves-words.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import { findTextualBlock, wordsOf } from '#shared/document/passage.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type ItemId, type Place, toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { Desk } from './desk.ts';

export interface ApprovedRecordDeps {
  readonly meetings: MeetingStore;
  readonly committees: Pick<CommitteeStore, 'get'>;
  readonly approvals: Pick<ApprovalStore, 'amendments'>;
  readonly facts: RecordedFacts;
  /** Where a document's chain of hashes stands at a place, in hex. */
  readonly hashAt: (document: DocumentId, place: Place) => Promise<string | null>;
}

export interface RecordOrder {
  readonly meeting: MeetingRow;
  readonly part: Part;
  readonly approval: RecordedApproval;
}

/** What would be approved, and nothing more. */
export interface RecordToApprove {
  readonly record: ApprovedRecord;
  /** Canonical JSON (RFC 8785). */
  readonly text: string;
  /** Of the text, in hex. */
  readonly sha256: string;
  /** The amendments that the meeting agreed, as its own minute says them. */
  readonly agreed: readonly string[];
  /** The minutes that the agreed amendments go into, and their canonical text without them and with them. */
  readonly amended: readonly AmendedDocument[];
}

export interface AmendedDocument {
  readonly documentId: DocumentId;
  readonly amendments: readonly AmendmentRow[];
  readonly before: string;
  readonly text: string;
}

/** Builds the record of one part as it would be with the agreed amendments in it. Nothing is changed: they are
 *  put into copies. */
export const createApprovedRecord =
  ({ meetings, committees, approvals, facts, hashAt }: ApprovedRecordDeps) =>
  async (
    edit: Desk['edit'],
    { meeting, part, approval }: RecordOrder,
  ): Promise<RecordToApprove> => {
    const amendments = await approvals.amendments(meeting.id, part);
    const agreed = amendments.filter((one) => one.state === 'agreed' && one.origin === 'proposal');
    const read: ReadDocument[] = [];
    const amended: AmendedDocument[] = [];
    for (const row of await meetings.documents(meeting.id)) {
      if (row.part !== part || row.closed || row.kind === 'notes') continue;
      const own = agreed.filter((one) => one.documentId === row.id);
      const one = await readDocument(edit, row, own);
      const hash = must(await hashAt(row.id, one.place), 'the hash of a place that was reached');
      read.push({ ...one, row, hash });
      if (own.length > 0) {
        const [before, text] = [canonicalText(one.before), canonicalText(one.content)];
        amended.push({ documentId: row.id, amendments: own, before, text });
      }
    }
    const names = await facts.names(idsIn(read));
    const items = await recordedItems(read, meetings, { meeting, part }, names);
    const committee = must(await committees.get(meeting.committeeId), 'the committee of a meeting');
    const people = await facts.names(
      new Set(amendments.flatMap((one) => [`person:${one.by}`, `person:${one.authorId}`])),
    );
    const record: ApprovedRecord = {
      format: 1,
      committee: {
        id: committee.id,
        name: committee.name,
        authorityMode: committee.authorityMode,
        parents: await facts.parents(committee.id),
      },
      meeting: {
        id: meeting.id,
        title: meeting.title,
        date: meeting.date,
        startsAt: meeting.startsAt,
        venue: meeting.venue,
      },
      part,
      attendance: (await facts.attendance(meeting.id, meeting.date)).map(
        ({ seatId: _, ...one }) => one,
      ),
      declarations: ofThisPart(part, await facts.declarations(meeting.id), items),
      items,
      amendments: amendments
        .filter((one) => items.some(({ id }) => id === one.itemId))
        .flatMap((one) => recordedAmendment(one, people)),
      approval,
      names,
      heads: headsOf(read, items),
    };
    const text = canonicalText(record);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return {
      record,
      text,
      sha256,
      agreed: agreedIn(record, await facts.keptItems(meeting.id)),
      amended,
    };
  };

interface ReadDocument {
  readonly row: DocumentRow;
  readonly content: CanonicalContent;
  /** Without the amendments. */
  readonly before: CanonicalContent;
  readonly place: Place;
  readonly hash: string;
}

async function readDocument(
  edit: Desk['edit'],
  { id, kind }: DocumentRow,
  amendments: readonly AmendmentRow[],
): Promise<Pick<ReadDocument, 'content' | 'before' | 'place'>> {
  let read: Pick<ReadDocument, 'content' | 'before'> | null = null;
  const place = await edit(id, 'server', (doc) => {
    const before = canonicalContent(doc, kind as 'agenda');
    const content =
      amendments.length === 0
        ? before
        : canonicalContent(withThem(doc, amendments), kind as 'agenda');
    read = { before, content };
  });
  return {
    ...must(read as Pick<ReadDocument, 'content' | 'before'> | null, 'what was read'),
    place,
  };
}

function withThem(doc: Y.Doc, amendments: readonly AmendmentRow[]): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  putIn(copy, amendments);
  return copy;
}

/** Puts agreed amendments into a minute.
 *  @throws DomainError when the words that one changes are not there any more, or a record is left without words */
function putIn(doc: Y.Doc, amendments: readonly AmendmentRow[]): void {
  const missing = applyAmendments(doc, amendments);
  if (missing !== null) {
    const one = amendments.find(({ id }) => id === missing);
    throw new DomainError(
      'passage-changed',
      `The words that an amendment changes are not in the minutes any more: ${one?.stated ?? ''}. Withdraw it, and put it to the meeting again as the minutes stand now.`,
    );
  }
  for (const { blockId, stated } of amendments) {
    const block = findTextualBlock(doc, blockId);
    const instead = `withdraw the amendment: ${stated}`;
    const lacking = block && lackOfWords(block.nodeName, wordsOf(block), instead);
    if (lacking !== null) throw new DomainError('not-valid', lacking);
  }
}

async function recordedItems(
  read: readonly ReadDocument[],
  meetings: MeetingStore,
  { meeting, part }: Pick<RecordOrder, 'meeting' | 'part'>,
  names: ApprovedRecord['names'],
): Promise<readonly RecordedItem[]> {
  const known = new Map((await meetings.items([meeting.id])).map((one) => [one.id, one]));
  const blocksOf = new Map<ItemId | null, readonly MinuteBlock[]>(
    read.map(({ row, content }) => [row.itemId, content.kind === 'minute' ? content.blocks : []]),
  );
  // For a moment an item that goes to Part II stands on both agendas.
  const here = agendaOf(read).filter(({ id }) => (known.get(id)?.part ?? part) === part);
  return here.map((facts, index) => {
    const row = known.get(facts.id);
    return {
      id: facts.id,
      reference: row?.reference ?? null,
      number: index + 1,
      title: facts.title,
      lead: (facts.leadId === null ? undefined : names[facts.leadId]) ?? facts.leadText,
      purpose: facts.purpose,
      recommendation: facts.recommendation,
      paper: facts.paper,
      state: row?.withdrawn === true ? 'withdrawn' : facts.state,
      blocks: blocksOf.get(facts.id) ?? [],
    };
  });
}

function agendaOf(read: readonly ReadDocument[]): readonly AgendaItemFacts[] {
  return read.flatMap(({ content }) => (content.kind === 'agenda' ? content.items : []));
}

/** Of a declaration that bears on items of another part alone nothing is said. The words of one that bears on items
 *  of both may speak of either: they stand in the private minutes alone, beside all of its items. How somebody took
 *  part is said of the items of this part alone. */
function ofThisPart(
  part: Part,
  declarations: readonly DeclarationFacts[],
  items: readonly RecordedItem[],
): readonly RecordedDeclaration[] {
  const here = new Set(items.map((one) => one.id));
  return declarations.flatMap(({ kept, ...one }) => {
    const itemIds = one.itemIds.filter((id) => here.has(id));
    if (one.itemIds.length > 0 && itemIds.length === 0) return [];
    const words = new Set(kept.filter(({ itemId }) => here.has(itemId)).map((how) => how.words));
    const managed = words.size === 0 ? null : [...words].join('; ');
    if (part === 'II' || itemIds.length === one.itemIds.length) return [{ ...one, managed }];
    return [{ ...one, itemIds, interest: INTEREST_NOT_WORDED, managed }];
  });
}

/** In stated words. The approving minute is for everybody who may see its part: the words of an item that somebody is
 *  kept from are not repeated in it. */
function agreedIn({ amendments, items }: ApprovedRecord, kept: ReadonlySet<ItemId>): string[] {
  return amendments
    .filter((one) => one.outcome === 'agreed')
    .map(({ itemId, stated }) => {
      const item = items.find(({ id }) => id === itemId);
      if (item === undefined || !kept.has(itemId)) return stated;
      const where = item.reference === null ? `item ${item.number}` : `minute ${item.reference}`;
      return `an amendment of ${where}, whose words stand in the record of these minutes`;
    });
}

function recordedAmendment(
  one: AmendmentRow,
  names: Readonly<Record<string, string>>,
): RecordedAmendment[] {
  if (one.state === 'withdrawn' || one.state === 'proposed') return [];
  const named = (id: string) =>
    id === toPersonId('server') ? 'The service' : (names[`person:${id}`] ?? 'Somebody');
  return [
    {
      itemId: one.itemId,
      stated: one.stated,
      before: one.quote,
      after: one.words,
      outcome: one.state,
      author: named(one.authorId ?? one.by),
      by: named(one.by),
    },
  ];
}

/** Everybody whom the minutes name by an id. */
function idsIn(read: readonly ReadDocument[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const cite = (id: string | null) => {
    if (id !== null && /^(person|post|seat):/.test(id)) ids.add(id);
  };
  for (const { leadId } of agendaOf(read)) cite(leadId);
  const minuted = read.flatMap(({ content }) => (content.kind === 'minute' ? content.blocks : []));
  for (const block of walkBlocks(minuted)) {
    if (block.kind === 'action') cite(block.ownerId);
    if (block.kind === 'contribution') {
      cite(block.voice);
      if (block.seatId !== null) cite(`seat:${block.seatId}`);
    }
  }
  return ids;
}

function headsOf(
  read: readonly ReadDocument[],
  items: readonly RecordedItem[],
): readonly RecordedHead[] {
  const order = (one: ReadDocument) => items.findIndex(({ id }) => id === one.row.itemId);
  return read
    .toSorted((a, b) => order(a) - order(b) || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row, place, hash }) => ({ documentId: row.id, itemId: row.itemId, place, hash }));
}
