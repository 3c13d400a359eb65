import type { AuditEntry } from '#server/records/audit-book.ts';
import type { Change, ChangeFeed } from '#server/records/change-feed.ts';
import type { DeclarationRow, DeclarationStore } from '#server/records/declaration-store.ts';
import type { InterestStore } from '#server/records/interest-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { InterestType } from '#shared/domain/vocabulary.ts';
import {
  type DeclarationId,
  type InterestId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toDeclarationId,
} from '#shared/ids.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface DeclareDeps {
  readonly declarations: DeclarationStore;
  readonly interests: Pick<InterestStore, 'get'>;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

/** What is declared: an interest that bears on some items, or that there is none. */
export type Declared =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'interest';
      readonly type: InterestType;
      readonly nature: string;
      /** The entry in the register that it comes from. */
      readonly interestId: InterestId | null;
      readonly itemIds: readonly ItemId[];
    };

export interface DeclareOrder {
  readonly meetingId: MeetingId;
  /** Whose declaration it is; one's own, or the secretary writes down what somebody said. */
  readonly personId: PersonId;
  readonly declared: Declared;
  readonly by: PersonId;
}

export interface Declare {
  declare(order: DeclareOrder): Promise<void>;
  withdraw(order: { readonly declarationId: DeclarationId; readonly by: PersonId }): Promise<void>;
}

/** Interests declared at a meeting. “No interests to declare” is an answer of its own: somebody was asked. */
export function createDeclare(deps: DeclareDeps): Declare {
  const { declarations, interests, meetings, standings, feed, now, random } = deps;

  const asked = async (meetingId: MeetingId, personId: PersonId, by: PersonId) => {
    const deed = personId === by ? 'declare' : 'record-declaration';
    const standing = await allowed(standings, by, meetingId, deed, NO_ITEM);
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const people = await declarations.people(meeting.committeeId);
    const person = people.find((one) => one.id === personId)?.name;
    if (person === undefined) throw notFound();
    return { standing, meeting, person };
  };

  /** The items that are named, if whoever names them may see each. */
  const itemsOf = async (standing: Standing, meeting: MeetingId, ids: readonly ItemId[]) => {
    const items = (await meetings.items([meeting])).filter((item) => ids.includes(item.id));
    const seen = items.filter((item) => mayBy(standing, 'see', thingOf(item)).allowed);
    if (seen.length !== new Set(ids).size) throw notFound();
    return seen;
  };

  const tell = (meeting: MeetingRow, items: readonly ItemRow[]) => {
    const { id: meetingId, committeeId } = meeting;
    const of = { topic: 'meeting', committeeId, meetingId, ids: [meetingId] } as const;
    const about: Change[] = items.map((item) => ({ ...of, part: item.part, itemId: item.id }));
    feed.announce(about.length === 0 ? [{ ...of, part: 'I', itemId: null }] : about);
  };

  return {
    declare: async ({ meetingId, personId, declared, by }) => {
      const { standing, meeting, person } = await asked(meetingId, personId, by);
      const items =
        declared.kind === 'none' ? [] : await itemsOf(standing, meetingId, declared.itemIds);
      const before = (await declarations.ofMeeting(meetingId)).filter(
        (one) => one.personId === personId,
      );
      if (declared.kind === 'none') {
        if (before.some((one) => one.kind === 'interest')) {
          throw new DomainError(
            'already-closed',
            'An interest was declared at this meeting. Take that back first.',
          );
        }
        if (before.length > 0) return;
      } else {
        checkInterest(declared);
        await checkRegister(declared.interestId, personId);
      }
      const id = toDeclarationId(random());
      const row = { id, meetingId, personId, at: now(), recordedBy: by, ...contentOf(declared) };
      const deed = declared.kind === 'none' ? 'no-interest-declared' : 'interest-declared';
      const record = entriesOf({ by, standing, meeting, items, deed, id, person });
      const instead = before.filter((one) => one.kind === 'none').map((one) => one.id);
      await declarations.add(row, instead, record);
      tell(meeting, items);
    },

    withdraw: async ({ declarationId: id, by }) => {
      const declaration = await declarations.get(id);
      if (declaration === null) throw notFound();
      const { meetingId, personId, itemIds } = declaration;
      // Of what bears on an item that they may not see nobody learns even that it is there.
      const seeing = await allowed(standings, by, meetingId, 'see', NO_ITEM);
      const items = await itemsOf(seeing, meetingId, itemIds);
      const { standing, meeting, person } = await asked(meetingId, personId, by);
      if (declaration.withdrawnAt !== null) {
        throw new DomainError('already-closed', 'This declaration was taken back already.');
      }
      const deed = 'declaration-withdrawn';
      await declarations.withdraw(
        id,
        now(),
        entriesOf({ by, standing, meeting, items, deed, id, person }),
      );
      tell(meeting, items);
    },
  };

  async function checkRegister(id: InterestId | null, personId: PersonId): Promise<void> {
    if (id === null) return;
    const interest = await interests.get(id);
    if (interest === null || interest.personId !== personId) throw notFound();
  }
}

function checkInterest(declared: Extract<Declared, { kind: 'interest' }>): void {
  if (declared.nature.trim() === '') {
    throw new DomainError('not-valid', 'Enter what the interest is.');
  }
  if (declared.itemIds.length === 0) {
    throw new DomainError('not-valid', 'Choose the items it bears on.');
  }
}

function contentOf(
  declared: Declared,
): Pick<DeclarationRow, 'kind' | 'type' | 'nature' | 'interestId' | 'itemIds'> {
  if (declared.kind === 'none') {
    return { kind: 'none', type: null, nature: null, interestId: null, itemIds: [] };
  }
  return { ...declared, nature: declared.nature.trim() };
}

/** One entry for each item, so that each is as private as its item. */
function entriesOf(of: {
  readonly by: PersonId;
  readonly standing: Standing;
  readonly meeting: MeetingRow;
  readonly items: readonly ItemRow[];
  readonly deed: AuditEntry['deed'];
  readonly id: DeclarationId;
  readonly person: string;
}): AuditEntry[] {
  const { by, standing, meeting, items, deed, id, person } = of;
  return (items.length === 0 ? [null] : items).map((item) => ({
    ...doneAtMeeting(by, standing, meeting, item),
    deed,
    thing: 'declaration',
    thingId: id,
    after: { person },
  }));
}
