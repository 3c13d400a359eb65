import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { ReferenceStore } from '#server/records/reference-store.ts';
import type { SnapshotRow, SnapshotStore } from '#server/records/snapshot-store.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import { type Alteration, alterationsBetween } from '#shared/document/agenda-alterations.ts';
import { agendaIn } from '#shared/document/agenda-in.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import {
  byReference,
  nextNumber,
  referenceText,
  referenceYearOf,
  wholeScheme,
  yearKindOf,
} from '#shared/domain/minute-reference.ts';
import { daysLate, deadlineDay } from '#shared/domain/notice.ts';
import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import { inWords, PARTS, type Part } from '#shared/domain/vocabulary.ts';
import {
  type CommitteeId,
  type DocumentId,
  type MeetingId,
  type PersonId,
  type Place,
  toPersonId,
} from '#shared/ids.ts';
import type {
  AgendaAlteration,
  AgendaOfPart,
  AgendaPublication,
  PublishedAgenda,
} from '#shared/protocol/http/agenda-publication.ts';
import type { AgendaHistory, Touch } from './agenda-history.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import type { NumberedItem, ReadableMeeting, Reading } from './reading.ts';

export interface AgendaPublicationDeps {
  readonly reading: Reading;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly terms: TermsStore;
  readonly references: ReferenceStore;
  readonly snapshots: SnapshotStore;
  readonly history: AgendaHistory;
  readonly now: () => number;
}

/** When the agendas of a meeting went out and what was altered after; `null`: not for this reader. */
export type AgendaPublicationQuery = (
  person: PersonId,
  meeting: MeetingId,
) => Promise<AgendaPublication | null>;

/** An agenda as it stood when it went out, and up to which place its journal had come then. */
interface Outing {
  readonly row: SnapshotRow;
  readonly documentId: DocumentId | null;
  readonly place: Place;
  /** `null`: words were removed for good since. */
  readonly items: readonly AgendaItemFacts[] | null;
}

export function createAgendaPublicationQuery(deps: AgendaPublicationDeps): AgendaPublicationQuery {
  const { reading, meetings, committees, terms, references, snapshots, history, now } = deps;

  async function outingsOf(meeting: MeetingId, part: Part): Promise<readonly Outing[]> {
    const rows = (await snapshots.ofMeeting(meeting)).filter(
      (one) => one.kind === 'agenda_published' && one.part === part,
    );
    return Promise.all(
      rows.map(async (row) => {
        const texts = await snapshots.texts(row.id);
        const agenda = texts.find((one) => one.itemId === null);
        return {
          row,
          documentId: agenda?.documentId ?? null,
          place: agenda?.place ?? (0 as Place),
          items: agendaIn(texts),
        };
      }),
    );
  }

  async function published(
    readable: ReadableMeeting,
    part: Part,
    document: DocumentId,
    names: Names,
  ): Promise<readonly PublishedAgenda[]> {
    const outings = await outingsOf(readable.meeting.id, part);
    if (outings.length === 0) return [];
    const present = await history.of(document);
    const visible = new Map(
      readable.items.filter((item) => item.part === part).map((item) => [String(item.id), item]),
    );
    return outings.map(({ row, documentId, place, items }, index) => {
      const next = outings[index + 1];
      const after = next === undefined ? present.items : next.items;
      const touches = present.touches.filter(
        (one) =>
          documentId === document &&
          one.place > place &&
          (next === undefined || next.documentId !== document || one.place <= next.place),
      );
      const alterations =
        items === null || after === null
          ? null
          : alterationsBetween(items, after).flatMap((one) => {
              const item = visible.get(one.itemId);
              if (item === undefined) return [];
              return [told(one, item, { items, after }, touches, names)];
            });
      return { name: row.name, at: toInstant(row.at), by: names.person(row.by), alterations };
    });
  }

  return async (person, id) => {
    const readable = await reading.meeting(person, id);
    if (readable === null) return null;
    const { meeting, standing } = readable;
    const { committeeId, date } = meeting;
    const names = await namesOf(committees, committeeId);
    const rules = await terms.inForce(committeeId, date);
    const documents = await meetings.documents(id);
    const parts: AgendaOfPart[] = [];
    for (const part of PARTS) {
      const agenda = documents.find(
        (one) => one.kind === 'agenda' && one.part === part && !one.closed,
      );
      if (agenda === undefined || !mayBy(standing, 'see', { part, itemId: null }).allowed) continue;
      const may = mayBy(standing, 'publish-agenda', { part, itemId: null });
      const whyNot = !may.allowed
        ? may.reason
        : meeting.state === 'closed'
          ? 'This meeting is over, so its agenda goes out no more.'
          : null;
      const scheme = wholeScheme(rules?.references ?? null);
      const numbering =
        whyNot === null ? await numbered(committeeId, date, part, id, rules) : UNNUMBERED;
      parts.push({
        part,
        published: [...(await published(readable, part, agenda.id, names))],
        mayPublish: whyNot === null,
        whyNot,
        deadlines: deadlinesOf(date, dayInLondon(now()), rules),
        scheme,
        ...numbering,
      });
    }
    return { parts };
  };

  /** What would be numbered if the agenda went out now, and how. */
  async function numbered(
    committeeId: CommitteeId,
    day: string,
    part: Part,
    meeting: MeetingId,
    rules: TermsRules | null,
  ) {
    const items = (await meetings.items([meeting])).filter((one) => one.part === part);
    const toNumber = items.filter((one) => one.reference === null && !one.withdrawn).length;
    const taken = (await references.ofCommittee(committeeId)).toSorted(byReference);
    const last = taken.at(-1);
    const said = rules?.references ?? null;
    const suggested = {
      prefix: said?.prefix ?? last?.prefix ?? null,
      year: said?.year ?? (last === undefined ? null : yearKindOf(last.year)),
    };
    const scheme = wholeScheme(suggested);
    if (scheme === null || toNumber === 0) return { suggested, toNumber, next: null };
    const year = referenceYearOf(day, scheme.year);
    const number = nextNumber(taken, year);
    return { suggested, toNumber, next: referenceText({ prefix: scheme.prefix, year, number }) };
  }
}

const UNNUMBERED = { suggested: { prefix: null, year: null }, toNumber: 0, next: null };

function deadlinesOf(
  meeting: string,
  today: string,
  rules: TermsRules | null,
): AgendaOfPart['deadlines'] {
  return (['notice', 'papers'] as const).flatMap((of) => {
    const deadline = rules?.[of] ?? null;
    if (deadline === null) return [];
    const by = deadlineDay(meeting, deadline);
    return [{ of, ...deadline, by, daysLate: daysLate(by, today) }];
  });
}

function told(
  { what, before, after }: Alteration,
  item: NumberedItem,
  versions: {
    readonly items: readonly AgendaItemFacts[];
    readonly after: readonly AgendaItemFacts[];
  },
  touches: readonly Touch[],
  names: Names,
): AgendaAlteration {
  const touch = touches.findLast((one) => one.itemId === item.id && one.what === what);
  const said = (one: AgendaItemFacts | null, all: readonly AgendaItemFacts[]) =>
    one === null ? null : valueInWords(what, one, all, names);
  return {
    itemId: item.id,
    number: item.number,
    reference: item.reference,
    title: item.title,
    what,
    before: said(before, versions.items),
    after: said(after, versions.after),
    by: touch === undefined ? null : names.person(toPersonId(touch.author)),
    at: touch === undefined ? null : toInstant(touch.at),
  };
}

function valueInWords(
  what: Alteration['what'],
  item: AgendaItemFacts,
  all: readonly AgendaItemFacts[],
  names: Names,
): string | null {
  switch (what) {
    case 'added':
    case 'title':
      return item.title.trim() === '' ? null : item.title;
    case 'withdrawn':
      return null;
    case 'moved':
      return String(all.findIndex((one) => one.id === item.id) + 1);
    case 'lead':
      return names.who(item.leadId, item.leadText);
    case 'purpose':
      return item.purpose === null ? null : inWords(item.purpose);
    case 'minutes':
      return item.minutes === null
        ? null
        : item.minutes === 1
          ? '1 minute'
          : `${item.minutes} minutes`;
    case 'paper':
      return item.paper;
    case 'recommendation':
      return item.recommendation.trim() === '' ? null : item.recommendation;
  }
}
