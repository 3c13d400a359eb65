import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { type AgendaItemFacts, byRank, readAgenda } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { areSameText, type DocumentId, toPlace } from '#shared/ids.ts';
import { canonical, inWords } from './canonical.ts';
import type { Cast, Seat } from './cast.ts';
import type { Member } from './member.ts';
import type { SimulatedDisk } from './simulated-journal.ts';
import { POISON, STRANGE_ITEM } from './simulated-rules.ts';
import type { SimulatedServer } from './simulated-server.ts';
import { STAMP } from './text-blocks.ts';
import { kindOf } from './texts.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** A heading that somebody wrote once. */
export interface Stamp {
  readonly id: string;
  readonly document: DocumentId;
  readonly by: Member;
  isSaved: boolean;
}

export interface ChecksDeps {
  readonly timeline: Timeline;
  readonly disk: SimulatedDisk;
  readonly server: SimulatedServer;
  readonly cast: Cast;
  readonly witness: Witness;
  readonly stamps: Stamp[];
}

/** What the rows of a document have besides what it says. */
interface InRecords {
  readonly documentId: string;
  readonly meetingId: string;
  readonly blocks: unknown;
}

type Tables = Record<string, (AgendaItemFacts & InRecords)[]>;

/** What must be so whenever everything has come to rest: sentences for what is not. */
export async function faultsAtRest(deps: ChecksDeps): Promise<string[]> {
  const faults: string[] = [];
  for (const document of deps.server.texts.current()) {
    faults.push(...(await faultsOf(document, deps)));
  }
  faults.push(...(await faultsOfRows(deps)));
  for (const one of deps.server.projector.failures()) faults.push(`No records: ${one.message}`);
  return faults;
}

/** Who has said goodbye and is seen all the same. */
export function ghosts({ seats }: Cast): string[] {
  const gone = seats.filter(({ isAway, hasBroken, link }) => isAway && !hasBroken && link?.isOver);
  return gone.flatMap(({ name, document, member }) =>
    seats
      .filter((one) => one.document === document && one.member.isConnected)
      .filter((one) => one.member.shown().has(member.doc.clientID))
      .map((one) => `${one.name} still sees ${name}`),
  );
}

/** Whether the records are what they would be if they were made anew. Records that came from one document
 *  into the next keep since when they stand; made anew they stand since the next began. */
export async function faultsOfRecords({ server }: ChecksDeps): Promise<string[]> {
  const tables = () =>
    JSON.stringify(server.bench.tables(), function (this: Partial<InRecords>, key, value) {
      return key === 'since' && this.documentId?.endsWith('.1') === false ? null : value;
    });
  const stepByStep = tables();
  await server.projector.rebuild();
  const atOnce = tables();
  return stepByStep === atOnce ? [] : ['The records made anew are not those made step by step'];
}

async function faultsOf(document: DocumentId, deps: ChecksDeps): Promise<string[]> {
  const { disk, server, cast, timeline } = deps;
  const faults: string[] = [];
  const kind = kindOf(document);
  const successor = await disk.kept.successorOf(document);
  if (successor !== null) return [`The records have ${document}, and the journal ${successor}`];
  const entries = await disk.kept.entriesAfter(document, toPlace(0));
  if (entries.length === 0) return [];
  const base = { snapshot: null, head: toPlace(entries.length), owners: new Map() };
  const replay = createJournalDocument({ ...base, entries }, null);
  const truth = canonical(kind, replay);

  const loaded = createJournalDocument(await disk.load(document), null);
  if (!isSame(kind, loaded, replay)) faults.push(`${document} loaded is not ${document} replayed`);

  let served: Y.Doc | null = null;
  const asked = server.relay
    ?.edit(document, 'server', (doc) => {
      served = new Y.Doc();
      Y.applyUpdate(served, Y.encodeStateAsUpdate(doc));
    })
    .catch((error: unknown) => faults.push(`${document} is not to be had: ${error}`));
  await timeline.pass(1000);
  await asked;
  if (served !== null && !isSame(kind, served, replay)) {
    faults.push(`The server has another ${document} than its journal`);
  }

  for (const seat of cast.seats) {
    if (seat.document !== document) continue;
    for (const fault of faultsOfSeat(seat, replay, truth, deps)) {
      faults.push(`${seat.name} in ${document} ${fault}`);
    }
  }
  faults.push(...faultsOfStamps(document, replay, deps));
  if (truth.includes(`"${POISON}`)) faults.push(`${document} is spoilt`);
  return faults;
}

async function faultsOfRows({ disk, server }: ChecksDeps): Promise<string[]> {
  await server.projector.settled();
  const tables = server.bench.tables() as Tables;
  const faults: string[] = [];
  for (const document of server.texts.current()) {
    const kind = kindOf(document);
    const entries = await disk.kept.entriesAfter(document, toPlace(0));
    if (entries.length === 0 || kind === 'notes') continue;
    const replay = new Y.Doc();
    for (const { update } of entries) Y.applyUpdate(replay, update);
    if (wordsInRecords(document, tables) !== wordsIn(kind, replay)) {
      faults.push(`The records have another ${document} than the journal`);
    }
  }
  return faults;
}

/** The notes are in no records, nor is an item that the records do not know. */
function wordsIn(kind: DocumentKind, doc: Y.Doc): string {
  if (kind === 'minute') return inWords(readMinute(doc));
  return inWords(readAgenda(doc).filter(({ id }) => id !== STRANGE_ITEM));
}

function wordsInRecords(document: DocumentId, tables: Tables): string {
  const of = (rows: (AgendaItemFacts & InRecords)[] = []) =>
    rows.filter((row) => row.documentId === document);
  if (kindOf(document) === 'minute') return inWords(of(tables.minutes)[0]?.blocks);
  const items = of(tables.agenda).map(({ documentId: _, meetingId: __, ...item }) => item);
  return inWords(items.sort(byRank));
}

function faultsOfSeat(
  seat: Seat,
  replay: Y.Doc,
  truth: string,
  { cast, server }: ChecksDeps,
): string[] {
  const { member, acquaintance } = seat;
  const kind = kindOf(seat.document);
  const right = cast.rightOf(seat.person);
  if (member.refused !== null || right === 'none') return [];
  if (!member.isConnected) return ['is not connected'];
  const faults: string[] = [];
  if (right === 'edit' && !isSame(kind, member.doc, replay)) faults.push('has another document');
  if (seat.isReader && canonical(kind, member.doc) !== truth) faults.push('reads another document');
  if (right === 'edit' && member.saysSaved === false) faults.push('is never told "saved"');
  if (right === 'edit' && seat.program !== 'stock' && acquaintance !== null) {
    const { told, saved } = acquaintance;
    if (told !== saved) faults.push(`has said ${told} things, and ${saved} are saved`);
  }
  // A page believes only clocks that grow: after the server's was set back it believes nothing for a while.
  if (server.wentBack) return faults;
  const there = cast.seats.filter(
    (one) => one !== seat && one.document === seat.document && one.member.isConnected,
  );
  const shown = member.shown();
  for (const { name, points, member: other } of there) {
    if (points && !shown.has(other.doc.clientID)) faults.push(`does not see ${name}`);
  }
  const known = new Set(there.map((one) => one.member.doc.clientID));
  for (const client of shown) if (!known.has(client)) faults.push(`sees a ghost: ${client}`);
  return faults;
}

function faultsOfStamps(document: DocumentId, replay: Y.Doc, { stamps }: ChecksDeps): string[] {
  if (kindOf(document) === 'agenda') return [];
  const times = new Map<string, number>();
  for (const block of replay.getXmlFragment(MINUTE_FRAGMENT).toArray()) {
    const id = block instanceof Y.XmlElement ? block.getAttribute('id') : undefined;
    if (id?.startsWith(STAMP)) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return stamps.flatMap(({ id, document: its, isSaved }) => {
    const found = times.get(id) ?? 0;
    if (!areSameText(its, document) || found === 1 || (found === 0 && !isSaved)) return [];
    return [`${id} stands ${found} times in ${document}`];
  });
}

/** The same words, marks and facts to a reader and to an editor, and the same history behind them. */
function isSame(kind: DocumentKind, one: Y.Doc, other: Y.Doc): boolean {
  const haveSameHistory = Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
  return haveSameHistory && canonical(kind, one) === canonical(kind, other);
}
