import type { ApprovedRecord, RecordedAttendance } from '#shared/document/approved-record.ts';
import {
  type PublicChoices,
  placeKey,
  type WithheldPlace,
  type Withholding,
} from '#shared/domain/publication.ts';
import type { ItemId } from '#shared/ids.ts';
import { hasWords } from '#shared/lang/find-words.ts';
import { publicBlocks } from './public-blocks.ts';
import type {
  PublicAmendment,
  PublicAttendance,
  PublicCorrection,
  PublicDeclaration,
  PublicItem,
  PublicRecord,
  PublicSignature,
  WithheldNote,
} from './public-model.ts';

/** What a public version is made from: what was sealed, or the named snapshot in the same shape. */
export interface PublicSource {
  readonly record: Omit<ApprovedRecord, 'approval'> & {
    /** `null`: not approved yet. */
    readonly approval: ApprovedRecord['approval'] | null;
  };
  /** Of the sealed record, in hex; `null`: none is sealed yet. */
  readonly sealedSha256: string | null;
  readonly signature: PublicSignature | null;
  readonly corrections: readonly PublicCorrection[];
}

/** The public model of the minutes of Part I, put together by naming what goes in: ids, documents, places and
 *  hashes of journals, and names of members of the public, are nowhere in it. The hash of the sealed record is
 *  no way to guess what is withheld: the record holds ids and hashes that nobody outside knows.
 *  @throws Error for Part II, which is not published */
export function publicRecord(
  { record, sealedSha256, signature, corrections }: PublicSource,
  choices: PublicChoices,
): PublicRecord {
  if (record.part !== 'I') throw new Error('Part II is not published');
  const { committee, meeting, approval } = record;
  const at = lookUp(choices.withheld);
  const secret = phrasesIn(choices);
  return {
    format: 1,
    status: approval === null ? 'UNCONFIRMED' : 'CONFIRMED',
    committee: {
      name: committee.name,
      authority: committee.authorityMode,
      bodies: committee.parents.map((one) => one.name),
    },
    meeting: {
      title: meeting.title,
      date: meeting.date,
      startsAt: meeting.startsAt,
      venue: meeting.venue,
    },
    ...attendance(record.attendance, choices.named, at),
    declarations: declarations(record, at),
    items: record.items.map((item): PublicItem => {
      const { reference, number } = item;
      const whole = at({ kind: 'item', itemId: item.id });
      if (whole !== null) return { ...NO_FACTS, reference, number, withheld: whole };
      const recommendation = at({ kind: 'recommendation', itemId: item.id });
      const title = at({ kind: 'title', itemId: item.id });
      return {
        reference,
        number,
        title: title === null ? item.title : null,
        titleWithheld: title,
        lead: leadOf(item.lead, record.names),
        purpose: item.purpose,
        recommendation: recommendation === null ? orNull(item.recommendation) : null,
        recommendationWithheld: recommendation,
        paper: item.paper,
        withdrawn: item.state === 'withdrawn',
        withheld: null,
        blocks: publicBlocks(
          item.blocks,
          record.names,
          (block, words) =>
            words === null
              ? at({ kind: 'paragraph', itemId: item.id, block })
              : at({ kind: 'phrase', itemId: item.id, block, words }),
          phrasesOf(choices.withheld, item.id),
          secret,
        ),
      };
    }),
    privateItems: choices.privateItems,
    amendments: amendments(record, choices),
    approval:
      approval === null
        ? null
        : {
            how: approval.how,
            meeting:
              approval.meeting === null
                ? null
                : {
                    title: approval.meeting.title,
                    date: approval.meeting.date,
                    reference: approval.meeting.reference,
                  },
          },
    signature:
      signature === null ? null : { name: signature.name, post: signature.post, at: signature.at },
    corrections: corrections.map(({ note, on, item, minute }) => ({
      note: note === null || isSecret(note, item, record, choices) ? null : note,
      on,
      item,
      minute:
        minute === null
          ? null
          : { title: minute.title, date: minute.date, reference: minute.reference },
    })),
    sealedSha256,
  };
}

type At = (place: WithheldPlace) => WithheldNote | null;

function lookUp(withheld: readonly Withholding[]): At {
  const notes = new Map(
    withheld.map(({ place, ground, wording }) => [placeKey(place), { ground, wording }]),
  );
  return (place) => notes.get(placeKey(place)) ?? null;
}

function phrasesOf(withheld: readonly Withholding[], itemId: ItemId) {
  return (block: number) =>
    withheld.flatMap(({ place }) =>
      place.kind === 'phrase' && place.itemId === itemId && place.block === block
        ? [place.words]
        : [],
    );
}

/** Those in attendance without a seat are counted, and named when whoever prepares the page says so. */
function attendance(
  all: readonly RecordedAttendance[],
  named: readonly number[],
  at: At,
): { readonly attendance: readonly PublicAttendance[]; readonly othersInAttendance: number } {
  const shown = all.flatMap(({ seat, organisation, code, name, note }, index) => {
    if (seat === null && !named.includes(index)) return [];
    const withheld = at({ kind: 'attendee', index });
    return [
      {
        seat,
        organisation,
        code,
        name: withheld === null ? name : null,
        note: withheld === null ? note : null,
        withheld,
      },
    ];
  });
  const others = all.filter((one, index) => one.seat === null && !named.includes(index));
  return { attendance: shown, othersInAttendance: others.length };
}

/** A declaration that bears on private items alone is not the public's. */
function declarations({ declarations: all, items }: PublicSource['record'], at: At) {
  return all.flatMap((one, index): PublicDeclaration[] => {
    const numbers = items
      .filter((item) => one.itemIds.includes(item.id))
      .map((item) => item.number);
    if (!one.none && numbers.length === 0) return [];
    // What is said of an item that is withheld goes with it.
    const itemIds = items.filter((item) => one.itemIds.includes(item.id)).map((item) => item.id);
    const withheld =
      at({ kind: 'declaration', index }) ??
      itemIds.map((itemId) => at({ kind: 'item', itemId })).find((note) => note !== null) ??
      null;
    const { person, none, interest, managed } = one;
    return withheld === null
      ? [{ person, items: numbers, none, interest, managed, withheld }]
      : [{ person: null, items: numbers, none: false, interest: null, managed: null, withheld }];
  });
}

/** All words that are withheld somewhere. */
export function phrasesIn({ withheld }: PublicChoices): readonly string[] {
  const words = withheld.flatMap(({ place }) => (place.kind === 'phrase' ? [place.words] : []));
  return [...new Set(words)];
}

/** The name, the interest or the title that is withheld where it stands. */
export function wordsAt(record: PublicSource['record'], place: WithheldPlace): string | null {
  switch (place.kind) {
    case 'attendee':
      return record.attendance[place.index]?.name ?? null;
    case 'declaration':
      return record.declarations[place.index]?.interest ?? null;
    case 'title':
      return record.items.find((one) => one.id === place.itemId)?.title ?? null;
    default:
      return null;
  }
}

/** Where something of an item is withheld, what tells of a change to it may hold just that; what tells of a change to
 *  the minutes as a whole may hold anything that is withheld in them; and nothing that is told beside them may
 *  repeat such words. */
function isSecret(
  told: string,
  item: number | null,
  record: PublicSource['record'],
  choices: PublicChoices,
): boolean {
  if (item === null && choices.withheld.length > 0) return true;
  const touched = record.items.some(
    ({ id, number }) =>
      number === item &&
      choices.withheld.some(({ place }) => 'itemId' in place && place.itemId === id),
  );
  const named = choices.withheld.flatMap(({ place }) => wordsAt(record, place) ?? []);
  return touched || [...phrasesIn(choices), ...named].some((words) => hasWords(told, words));
}

function amendments(record: PublicSource['record'], choices: PublicChoices): PublicAmendment[] {
  const { amendments: all, items } = record;
  return items.flatMap((item) =>
    all
      .filter((one) => one.itemId === item.id)
      .flatMap(({ outcome, stated }): PublicAmendment[] => {
        // What the meeting turned down is told in that meeting's own minutes.
        if (outcome === 'not_agreed') return [];
        const secret = isSecret(stated, item.number, record, choices);
        return [{ item: item.number, outcome, stated: secret ? null : stated }];
      }),
  );
}

const NO_FACTS = {
  title: null,
  titleWithheld: null,
  lead: null,
  purpose: null,
  recommendation: null,
  recommendationWithheld: null,
  paper: null,
  withdrawn: false,
  blocks: [],
} as const;

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** The record names whoever leads by an id, or in words. An id that nobody is known by is not told. */
function leadOf(lead: string | null, names: Readonly<Record<string, string>>): string | null {
  if (lead === null || !/^(person|post|seat):/.test(lead)) return lead;
  return names[lead] ?? null;
}
