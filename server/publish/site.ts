import { createHash } from 'node:crypto';
import { canonicalText } from '#shared/document/canonical.ts';
import { toPath } from '#shared/domain/minute-reference.ts';
import { atOnce, type Steps } from '#shared/lang/steps.ts';
import { decisionsOf } from './pages/words.ts';
import type { PublicItem, PublicRecord } from './public-model.ts';

/** What the public site is made from, and all that it is made from: the sealed rows of publications, of what was
 *  taken down, and of receipts. */
export interface SiteRow {
  readonly kind: string;
  readonly committeeId: string;
  readonly seq: number;
  readonly meetingId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Canonical JSON. */
  readonly body: string;
}

/** What is sealed when minutes are published. */
export interface PublishedBody {
  /** The parts of the permanent address: they stay as they were the first time. */
  readonly address: { readonly committee: string; readonly meeting: string };
  readonly record: PublicRecord;
  /** Of the canonical JSON of the record, in hex. */
  readonly sha256: string;
  readonly preparedBy: string;
  /** Bodies that had received the minutes, and whose own references repeat what is withheld. */
  readonly untold?: readonly string[];
}

/** What is sealed when a body has received minutes. */
export interface ReceivedBody {
  readonly organisation: { readonly id: string; readonly name: string };
  /** A day. */
  readonly receivedOn: string;
  /** That body's own minute. */
  readonly reference: string | null;
  /** Of the sealed record that it received, in hex. */
  readonly sha256: string;
  /** The reference repeats what is withheld from the version that was out. */
  readonly untold?: true;
}

/** The minutes of one meeting as they are out now. */
export interface Publication {
  readonly committee: string;
  readonly meeting: string;
  readonly record: PublicRecord;
  /** The canonical JSON of the record, and its SHA-256 in hex. */
  readonly json: string;
  readonly sha256: string;
  /** ISO 8601 in UTC. */
  readonly firstAt: string;
  readonly at: string;
  readonly receipts: readonly Receipt[];
}

export interface Receipt {
  readonly organisation: string;
  readonly receivedOn: string;
  readonly reference: string | null;
  readonly sha256: string;
}

/** A meeting whose minutes were out, and are not. Nothing of them is here. */
export interface Withdrawn {
  readonly committee: string;
  readonly meeting: string;
  /** The committee's. */
  readonly name: string;
  /** The day of the meeting. */
  readonly date: string;
  /** ISO 8601 in UTC. */
  readonly firstAt: string;
  readonly at: string;
}

/** An address at which something stood that is not public any more. It keeps answering. */
export interface Vacated {
  readonly path: string;
  readonly of: Publication | Withdrawn;
}

export interface Site {
  /** Newest meeting first. */
  readonly out: readonly Publication[];
  readonly withdrawn: readonly Withdrawn[];
  readonly vacated: readonly Vacated[];
}

export function isOut(one: Publication | Withdrawn): one is Publication {
  return 'record' in one;
}

/** @param untold the reference repeats what is withheld */
function receiptOf(
  { organisation, receivedOn, reference, sha256 }: ReceivedBody,
  untold: boolean,
): Receipt {
  return {
    organisation: organisation.name,
    receivedOn,
    reference: untold ? null : reference,
    sha256,
  };
}

/** A later publication of a meeting takes the place of the one before. */
export function siteOf(rows: readonly SiteRow[]): Site {
  return atOnce(siteInSteps(rows));
}

/** The same, a row a step. */
export function* siteInSteps(rows: readonly SiteRow[]): Steps<Site> {
  const inOrder = rows.toSorted((a, b) => compare(a.committeeId, b.committeeId) || a.seq - b.seq);
  const found = new Map<string, Publication>();
  const withdrawn = new Map<string, string>();
  const paths = new Map<string, readonly string[]>();
  const received = new Map<string, readonly ReceivedBody[]>();
  for (const row of inOrder) {
    yield;
    const before = found.get(row.meetingId);
    const at = new Date(row.at).toISOString();
    if (row.kind === 'taken_down') withdrawn.set(row.meetingId, at);
    if (row.kind === 'published') {
      withdrawn.delete(row.meetingId);
      const { address, record, untold = [] } = JSON.parse(row.body) as PublishedBody;
      const json = canonicalText(record);
      const fresh = {
        ...address,
        record,
        json,
        sha256: createHash('sha256').update(json).digest('hex'),
        firstAt: before?.firstAt ?? at,
        at,
        receipts: (received.get(row.meetingId) ?? []).map((one) =>
          receiptOf(one, untold.includes(one.organisation.id)),
        ),
      };
      found.set(row.meetingId, fresh);
      paths.set(row.meetingId, [...(paths.get(row.meetingId) ?? []), ...pathsIn(fresh)]);
    }
    if (row.kind === 'received') {
      const own = JSON.parse(row.body) as ReceivedBody;
      received.set(row.meetingId, [...(received.get(row.meetingId) ?? []), own]);
      const out = found.get(row.meetingId);
      const receipts = [...(out?.receipts ?? []), receiptOf(own, own.untold === true)];
      if (out !== undefined) found.set(row.meetingId, { ...out, receipts });
    }
  }
  const all = [...found].map(([id, one]) => {
    const at = withdrawn.get(id);
    return { of: at === undefined ? one : withdrawnOf(one, at), paths: paths.get(id) ?? [] };
  });
  return {
    out: all
      .map((one) => one.of)
      .filter(isOut)
      .sort(byMeeting),
    withdrawn: all
      .map((one) => one.of)
      .filter((one): one is Withdrawn => !isOut(one))
      .sort(byMeeting),
    vacated: all.flatMap(({ of, paths: known }) => {
      const now = new Set(isOut(of) ? pathsIn(of) : []);
      const left = new Set(known.filter((path) => !now.has(path)));
      return [...left].map((path) => ({ path, of }));
    }),
  };
}

function withdrawnOf({ committee, meeting, record, firstAt }: Publication, at: string): Withdrawn {
  const { date } = record.meeting;
  return { committee, meeting, name: record.committee.name, date, firstAt, at };
}

/** Of its items and their decisions. */
function pathsIn(publication: Publication): readonly string[] {
  return publication.record.items.flatMap((item) => [
    itemPath(publication, item),
    ...decisionsOf(item).map(({ number }) => decisionPath(publication, item, number)),
  ]);
}

export function dayOf(one: Publication | Withdrawn): string {
  return isOut(one) ? one.record.meeting.date : one.date;
}

export function nameOf(one: Publication | Withdrawn): string {
  return isOut(one) ? one.record.committee.name : one.name;
}

/** Newest meeting first. */
export function byMeeting(a: Publication | Withdrawn, b: Publication | Withdrawn): number {
  return (
    compare(dayOf(b), dayOf(a)) ||
    compare(a.committee, b.committee) ||
    compare(a.meeting, b.meeting)
  );
}

/** SHA-256 of the canonical JSON of a public record, in hex: of the file beside its page. */
export function recordSha256(record: PublicRecord): string {
  return createHash('sha256').update(canonicalText(record)).digest('hex');
}

export const ROOT = '/published/';

export function committeePath({ committee }: Pick<Publication, 'committee'>): string {
  return `${ROOT}${committee}/`;
}

export function yearPath(publication: Publication | Withdrawn): string {
  return `${committeePath(publication)}${yearOf(publication)}/`;
}

export function meetingPath(publication: Pick<Publication, 'committee' | 'meeting'>): string {
  return `${committeePath(publication)}${publication.meeting}/`;
}

/** By the minute's reference, which is never used again; without one by the meeting and the item's number. */
export function itemPath(publication: Publication, item: PublicItem): string {
  return item.reference === null
    ? `${meetingPath(publication)}item-${item.number}`
    : `${committeePath(publication)}${referenceSlug(item.reference)}`;
}

export function decisionPath(publication: Publication, item: PublicItem, number: number): string {
  return `${itemPath(publication, item)}/decision-${number}`;
}

export function yearOf(one: Publication | Withdrawn): string {
  return dayOf(one).slice(0, 4);
}

/** “JC/1819/019” as `jc-1819-019`. One that reads like a year or a day is told from those. */
function referenceSlug(reference: string): string {
  const slug = toPath(reference);
  return /^\d{4}(-\d\d-\d\d(-\d+)?)?$/.test(slug) ? `minute-${slug}` : slug;
}

/** Words as a part of an address. */
function slugOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'committee' : plain.slice(0, 80).replace(/-$/, '');
}

/** The address of what is published for the first time.
 *  @param taken the addresses of other meetings that are out */
export function newAddress(
  record: PublicRecord,
  taken: readonly {
    readonly committeeId: string;
    readonly address: PublishedBody['address'];
  }[],
  committeeId: string,
): PublishedBody['address'] {
  const own = taken.filter((one) => one.committeeId === committeeId);
  const others = taken.filter((one) => one.committeeId !== committeeId);
  const isOthers = (slug: string) => others.some((one) => one.address.committee === slug);
  const committee =
    own[0]?.address.committee ??
    firstFree(slugOf(record.committee.name), (one) => isOthers(one) || one === 'search');
  const isTaken = (slug: string) => own.some((one) => one.address.meeting === slug);
  return { committee, meeting: firstFree(record.meeting.date, isTaken) };
}

function firstFree(slug: string, taken: (slug: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? slug : `${slug}-${n}`;
    if (!taken(tried)) return tried;
  }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
