import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { createHistory, type History } from '#server/journal/history.ts';
import { hashAt } from '#server/journal/read-journal.ts';
import type { ApprovedRecord, RecordedHead } from '#shared/document/approved-record.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { toPlace } from '#shared/ids.ts';

/** What was found, as sentences. */
export interface ApprovedFindings {
  readonly faults: readonly string[];
  /** What could not be compared any more, and why that is no fault. */
  readonly notes: readonly string[];
}

interface SealedRowText {
  readonly seq: number;
  readonly body: string;
  readonly committee: string | null;
}

/** Compares every approved record with the journal: the place and the hash that it names, and the words that stand
 *  in its documents now. Both are only there while the history has not been deleted. */
export function verifyApproved(records: Database, journal: Database): ApprovedFindings {
  const history = createHistory(journal);
  const rows = records
    .prepare<[], SealedRowText>(
      `SELECT r.seq AS seq, r.body AS body, c.name AS committee FROM sealed_record r
       LEFT JOIN committee c ON c.id = r.committee_id WHERE r.kind = 'approved'
       ORDER BY r.committee_id, r.seq`,
    )
    .all();
  const faults: string[] = [];
  const notes: string[] = [];
  for (const { seq, body, committee } of rows) {
    const name = `Sealed record ${seq} of ${committee ?? 'a committee that is not on record'}`;
    const record = readRecord(body);
    if (record === null) {
      faults.push(`${name} cannot be read.`);
      continue;
    }
    for (const head of record.heads) {
      const of = `${name}: ${partOf(record, head)}`;
      if (history.isPurged(head.documentId)) {
        const fault = faultInSuccessor(history, journal, record, head);
        if (fault !== null) faults.push(`${of} ${fault}`);
        else notes.push(`${of} had its history deleted for good since; it says what was approved.`);
        continue;
      }
      const hash = hashAt(history, head.documentId, toPlace(head.place));
      if (hash === null) faults.push(`${of} is not in the journal up to place ${head.place}.`);
      else if (hash !== head.hash) {
        faults.push(`${of} has another history in the journal up to place ${head.place}.`);
      }
      if (!saysTheSame(history, record, head)) {
        faults.push(`${of} has other words in the journal than were approved.`);
      }
    }
  }
  return { faults: [...faults, ...faultsInReferences(records, rows)], notes };
}

function readRecord(body: string): ApprovedRecord | null {
  try {
    return JSON.parse(body) as ApprovedRecord;
  } catch {
    return null;
  }
}

function partOf(record: ApprovedRecord, head: RecordedHead): string {
  const item = record.items.find((one) => one.id === head.itemId);
  return item === undefined ? 'the agenda' : `the minute of item ${item.number}`;
}

/** What began in the place of an approved document says what was approved, and what was deleted was what had been
 *  approved, as far as that can be told: a note of the end of it is all there is. */
function faultInSuccessor(
  history: History,
  journal: Database,
  record: ApprovedRecord,
  head: RecordedHead,
): string | null {
  const end = journal
    .prepare<[string], { place: number; hash: Buffer }>(
      `SELECT place, hash FROM journal_purge WHERE document_id = ?`,
    )
    .get(head.documentId);
  if (end !== undefined && end.place < head.place) {
    return `had a shorter history when that was deleted than when it was approved.`;
  }
  if (end?.place === head.place && end.hash.toString('hex') !== head.hash) {
    return `had another history when that was deleted than when it was approved.`;
  }
  const documentId = history.successorOf(head.documentId);
  if (documentId === null) return null;
  return saysTheSame(history, record, { ...head, documentId })
    ? null
    : 'has other words in the journal than were approved.';
}

function saysTheSame(history: History, record: ApprovedRecord, head: RecordedHead): boolean {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const { entry } of history.after(head.documentId, 0)) Y.applyUpdate(doc, entry.data);
    });
  } catch {
    // What is wrong with the journal itself is told by those who verify it.
    return true;
  }
  if (head.itemId === null) {
    const content = canonicalContent(doc, 'agenda');
    const items = content.kind === 'agenda' ? content.items : [];
    return items.length === record.items.length && items.every((one, n) => isSo(one, record, n));
  }
  const item = record.items.find((one) => one.id === head.itemId);
  if (item === undefined) return true;
  const now = canonicalText(canonicalContent(doc, 'minute'));
  return now === canonicalText({ kind: 'minute', blocks: item.blocks });
}

function isSo(facts: AgendaItemFacts, record: ApprovedRecord, index: number): boolean {
  const item = record.items[index];
  return (
    item?.id === facts.id &&
    item.title === facts.title &&
    item.recommendation === facts.recommendation &&
    item.paper === facts.paper
  );
}

/** No reference is given twice, and none is another than a sealed record says. */
function faultsInReferences(records: Database, rows: readonly SealedRowText[]): readonly string[] {
  const twice = records
    .prepare<[], { reference: string; times: number }>(
      `SELECT reference, count(*) AS times FROM minute_reference
       GROUP BY committee_id, reference HAVING count(*) > 1`,
    )
    .all()
    .map(({ reference, times }) => `The minute reference ${reference} was given ${times} times.`);
  const find = records
    .prepare<[string], string>(`SELECT reference FROM minute_reference WHERE item_id = ?`)
    .pluck();
  const other = rows.flatMap(({ body }) =>
    (readRecord(body)?.items ?? []).flatMap(({ id, reference, number }) => {
      const now = find.get(id) ?? null;
      if (reference === null || now === reference) return [];
      const what = now === null ? 'is on record no more' : `is ${now} now`;
      return [`The minute reference ${reference} of item ${number}, which is sealed, ${what}.`];
    }),
  );
  return [...twice, ...other];
}
