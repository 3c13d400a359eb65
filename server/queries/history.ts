import type { Journal, Log, Stretch } from '#server/journal/journal.ts';
import type { CommentRow, CommentStore } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { SnapshotRow } from '#server/records/snapshot-store.ts';
import type { CanonicalContent } from '#shared/document/canonical.ts';
import {
  type ChangeSummary,
  summaryInWords,
  sumUp,
  sumUpAgenda,
} from '#shared/document/change-summary.ts';
import { type BlockChange, compareMinutes } from '#shared/document/compare.ts';
import { compareAgendas } from '#shared/document/compare-agendas.ts';
import { type ItemId, type MeetingId, type PersonId, toPersonId, toPlace } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { must } from '#shared/lang/must.ts';
import type { History, HistoryEntry, VersionView } from '#shared/protocol/http/versions.ts';
import { breathe } from './breathe.ts';
import { toInstant } from './calendar.ts';
import {
  contentOf,
  forReader,
  inOrder,
  type LookBack,
  type PastText,
  visibleItems,
  whereOf,
} from './look-back.ts';
import { type Names, namesOf } from './names.ts';
import { whoTouched } from './who-touched.ts';

export interface HistoryDeps {
  readonly lookBack: LookBack;
  readonly journal: Pick<Journal, 'stretches' | 'statesAt' | 'entriesBetween'>;
  readonly comments: Pick<CommentStore, 'ofMeeting'>;
  readonly committees: CommitteeStore;
  readonly log: Log;
}

export interface HistoryOrder {
  readonly itemId?: ItemId | undefined;
  /** The key of the last entry that was shown. */
  readonly before?: string | undefined;
}

/** Who wrote what and when, newest first, with the named versions between. Authors are those of the journal
 *  alone. `null`: no such meeting or item, or not for this reader. */
export type HistoryQuery = (
  person: PersonId,
  meeting: MeetingId,
  order: HistoryOrder,
) => Promise<History | null>;

/** Milliseconds without a word after which somebody has stopped writing. */
const PAUSE_MS = 10 * 60_000;
const ON_A_PAGE = 20;
const REMEMBERED = 2000;

/** What a session came to, and, when several wrote at once, who did what of it. */
interface CameTo {
  readonly summary: ChangeSummary;
  readonly shares: readonly {
    readonly authors: readonly string[];
    readonly summary: ChangeSummary;
  }[];
}

const NOTHING: CameTo = { summary: {}, shares: [] };

/** Entries of several who wrote at once, above which it is not told apart who did what. */
const MOST_TOLD_APART = 5000;

interface Session {
  readonly kind: 'session';
  readonly key: string;
  readonly at: number;
  readonly text: PastText;
  readonly stretch: Stretch;
}

interface Named {
  readonly kind: 'version';
  readonly key: string;
  readonly at: number;
  readonly snapshot: SnapshotRow;
}

export function createHistory(deps: HistoryDeps): HistoryQuery {
  const { lookBack, journal, comments, committees, log } = deps;
  /** What a session in a minute came to never changes. */
  const known = new Map<string, CameTo>();

  return async (person, id, { itemId, before }) => {
    const meeting = await lookBack.meeting(person, id);
    if (meeting === null) return null;
    const texts = meeting.texts.filter(({ item }) => itemId === undefined || item?.id === itemId);
    if (itemId !== undefined && texts.length === 0) return null;
    const damaged: string[] = [];
    const sessions = await Promise.all(
      texts.map(async (text) => {
        try {
          return sessionsOf(text, await journal.stretches(text.document.id, PAUSE_MS));
        } catch (error) {
          log('A history could not be read', {
            document: text.document.id,
            error: errorWithoutWords(error),
          });
          damaged.push(text.item?.title ?? 'the agenda');
          return [];
        }
      }),
    );
    const parts = new Set(texts.map(({ document }) => document.part));
    const named = meeting.snapshots.filter(({ part }) => parts.has(part)).map(namedOf);
    const all = [...sessions.flat(), ...named].sort(newestFirst);
    const start = before === undefined ? 0 : all.findIndex(({ key }) => key === before) + 1;
    const page = all.slice(start, start + ON_A_PAGE);
    const summaries = await summariesOf(
      page.filter((entry) => entry.kind === 'session'),
      visibleItems(meeting),
    );
    const names = await namesOf(committees, meeting.readable.meeting.committeeId);
    const settled = (await comments.ofMeeting(id)).filter(tookWords);
    return {
      entries: page.map((entry) =>
        entry.kind === 'version'
          ? versionEntry(entry, names)
          : sessionEntry(entry, summaries.get(entry.key) ?? NOTHING, settled, names),
      ),
      before: start + ON_A_PAGE < all.length ? (page.at(-1)?.key ?? null) : null,
      damaged,
    };
  };

  async function summariesOf(
    sessions: readonly Session[],
    visible: ReadonlySet<ItemId>,
  ): Promise<ReadonlyMap<string, CameTo>> {
    const found = new Map<string, CameTo>();
    const wanted = new Map<PastText, Session[]>();
    for (const session of sessions) {
      const cameTo = known.get(session.key);
      if (cameTo !== undefined) found.set(session.key, cameTo);
      else wanted.set(session.text, [...(wanted.get(session.text) ?? []), session]);
    }
    for (const [text, unknown] of wanted) {
      const states = await statesAround(text, unknown);
      const contents = new Map<Uint8Array, CanonicalContent>();
      const contentAt = (state: Uint8Array) => {
        const content =
          contents.get(state) ?? forReader(contentOf(state, text.document.kind), visible);
        contents.set(state, content);
        return content;
      };
      for (const session of unknown) {
        const { first, last } = session.stretch;
        const [before, after] = [first - 1, last].map((place) =>
          must(states.get(place), 'a state'),
        ) as [Uint8Array, Uint8Array];
        const old = contentAt(before);
        await breathe();
        const fresh = contentAt(after);
        await breathe();
        const cameTo = await whatItCameTo(session, before, old, fresh);
        found.set(session.key, cameTo);
        // An agenda is another to whoever sees fewer of its items.
        if (text.document.kind === 'minute') remember(session.key, cameTo);
        await breathe();
      }
    }
    return found;
  }

  async function whatItCameTo(
    { text, stretch }: Session,
    state: Uint8Array,
    before: CanonicalContent,
    after: CanonicalContent,
  ): Promise<CameTo> {
    if (before.kind === 'agenda' && after.kind === 'agenda') {
      return { summary: sumUpAgenda(compareAgendas(before.items, after.items)), shares: [] };
    }
    if (before.kind !== 'minute' || after.kind !== 'minute') return NOTHING;
    const changes = compareMinutes(before.blocks, after.blocks);
    const summary = sumUp(changes);
    const { authors, first, last } = stretch;
    if (authors.length < 2 || last - first > MOST_TOLD_APART) return { summary, shares: [] };
    const entries = await journal.entriesBetween(text.document.id, toPlace(first - 1), last);
    const touched = await whoTouched(state, entries);
    return { summary, shares: sharesOf(changes, touched, authors) };
  }

  /** What a text was before and after some sessions, by place. */
  async function statesAround(
    { document }: PastText,
    sessions: readonly Session[],
  ): Promise<ReadonlyMap<number, Uint8Array>> {
    const places = inOrder(
      sessions.flatMap(({ stretch }) => [toPlace(stretch.first - 1), stretch.last]),
    );
    const states = await journal.statesAt(document.id, places);
    return new Map(places.map((place, index) => [place, must(states[index], 'a state')]));
  }

  function remember(key: string, cameTo: CameTo): void {
    known.set(key, cameTo);
    if (known.size <= REMEMBERED) return;
    for (const oldest of known.keys()) {
      known.delete(oldest);
      return;
    }
  }
}

function sessionsOf(text: PastText, stretches: readonly Stretch[]): Session[] {
  return stretches.map((stretch) => ({
    kind: 'session',
    key: `${text.document.id}.${stretch.first}.${stretch.last}`,
    at: stretch.to,
    text,
    stretch,
  }));
}

function namedOf(snapshot: SnapshotRow): Named {
  return { kind: 'version', key: snapshot.id, at: snapshot.at, snapshot };
}

function newestFirst(one: Session | Named, other: Session | Named): number {
  if (one.at !== other.at) return other.at - one.at;
  // A version that was named in the moment of the last word has that word in it.
  if (one.kind !== other.kind) return one.kind === 'version' ? -1 : 1;
  if (one.kind === 'session' && other.kind === 'session' && one.text === other.text) {
    return other.stretch.first - one.stretch.first;
  }
  return one.key < other.key ? -1 : 1;
}

/** The changed lines by who touched them. A line of which nobody is known to have, was everybody's. */
function sharesOf(
  changes: readonly BlockChange[],
  touched: ReadonlyMap<string, ReadonlySet<string>>,
  all: readonly string[],
): CameTo['shares'] {
  const shares = new Map<string, { authors: readonly string[]; changes: BlockChange[] }>();
  for (const change of changes) {
    if (change.kind === 'unchanged') continue;
    const ids = [change.before?.block.id, change.after?.block.id];
    const by = all.filter((author) =>
      ids.some((id) => id != null && touched.get(id)?.has(author) === true),
    );
    const authors = by.length === 0 ? all : by;
    const share = shares.get(authors.join(' ')) ?? { authors, changes: [] };
    share.changes.push(change);
    shares.set(authors.join(' '), share);
  }
  return [...shares.values()]
    .sort((one, other) => one.authors.length - other.authors.length)
    .map(({ authors, changes }) => ({ authors, summary: sumUp(changes) }));
}

/** Some words of it went into the minutes. */
function tookWords({ acceptedText }: CommentRow): boolean {
  return acceptedText !== null;
}

/** How far apart the words and the record of their being taken in may be on the clock. */
const SETTLING_MS = 5000;

function sessionEntry(
  { key, text, stretch }: Session,
  { summary, shares }: CameTo,
  settled: readonly CommentRow[],
  names: Names,
): HistoryEntry {
  const { authors, from, to } = stretch;
  const taken = settled.filter(
    ({ itemId, settledBy, settledAt }) =>
      itemId === text.item?.id &&
      settledBy !== null &&
      authors.includes(settledBy) &&
      settledAt !== null &&
      settledAt >= from - SETTLING_MS &&
      settledAt <= to + SETTLING_MS,
  );
  return {
    kind: 'session',
    key,
    ...whereOf(text),
    authors: authors.map((author) => names.person(toPersonId(author))),
    from: toInstant(from),
    to: toInstant(to),
    did: [...summaryInWords(summary)],
    shares: shares.map((share) => ({
      authors: share.authors.map((author) => names.person(toPersonId(author))),
      did: [...summaryInWords(share.summary)],
    })),
    suggestedBy: [...new Set(taken.map(({ authorId }) => names.person(authorId)))],
  };
}

function versionEntry({ key, snapshot }: Named, names: Names): HistoryEntry {
  const { kind, ...view } = versionViewOf(snapshot, names);
  return { kind: 'version', key, ...view, snapshotKind: kind };
}

export function versionViewOf(snapshot: SnapshotRow, names: Names): VersionView {
  const { id, part, kind, name, at, by } = snapshot;
  return { id, part, kind, name, at: toInstant(at), by: names.person(by) };
}
