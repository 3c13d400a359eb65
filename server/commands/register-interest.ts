import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { DeclarationStore } from '#server/records/declaration-store.ts';
import type { InterestFacts, InterestStore } from '#server/records/interest-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { type CommitteeId, type InterestId, type PersonId, toInterestId } from '#shared/ids.ts';
import { allowedOn, notFound } from './asked.ts';
import { actedAs } from './on-record.ts';

export interface RegisterInterestDeps {
  readonly interests: InterestStore;
  readonly declarations: Pick<DeclarationStore, 'people'>;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

export interface RegisterInterestOrder extends InterestFacts {
  readonly committeeId: CommitteeId;
  /** Whose interest is written down; one's own, or the secretary writes it for somebody. */
  readonly personId: PersonId;
  readonly by: PersonId;
}

export interface EndInterestOrder {
  readonly committeeId: CommitteeId;
  readonly interestId: InterestId;
  /** The first day on which it is held no more; `null`: today. */
  readonly toDay: string | null;
  readonly by: PersonId;
}

export interface RegisterInterest {
  add(order: RegisterInterestOrder): Promise<void>;
  /** The entry stays, said to have ended. */
  end(order: EndInterestOrder): Promise<void>;
}

export function createRegisterInterest(deps: RegisterInterestDeps): RegisterInterest {
  const { interests, declarations, standings, feed, now, random } = deps;

  const asked = async (committeeId: CommitteeId, personId: PersonId, by: PersonId) => {
    const deed = personId === by ? 'declare' : 'record-declaration';
    const standing = await allowedOn(standings, by, committeeId, deed);
    const people = await declarations.people(committeeId);
    const person = people.find((one) => one.id === personId)?.name;
    if (person === undefined) throw notFound();
    return { person, record: { by, capacity: actedAs(standing), committeeId, thing: 'interest' } };
  };

  const told = (committeeId: CommitteeId) =>
    feed.announce([
      {
        topic: 'committee',
        committeeId,
        meetingId: null,
        ids: [committeeId],
        part: 'I',
        itemId: null,
      },
    ]);

  return {
    add: async ({ committeeId, personId, by, ...facts }) => {
      const { person, record } = await asked(committeeId, personId, by);
      if (facts.type === 'indirect' && facts.relationship === null) {
        throw new DomainError('not-valid', 'Say whose interest it is.');
      }
      if (facts.fromDay !== null && facts.toDay !== null && facts.toDay < facts.fromDay) {
        throw new DomainError('not-valid', 'The last day must not be before the first day.');
      }
      const id = toInterestId(random());
      await interests.add(
        { ...facts, id, personId, declaredAt: now(), declaredBy: by },
        {
          ...record,
          deed: 'interest-registered',
          thingId: id,
          after: { person, type: facts.type },
        },
      );
      told(committeeId);
    },

    end: async ({ committeeId, interestId, toDay, by }) => {
      const interest = await interests.get(interestId);
      if (interest === null) throw notFound();
      const { person, record } = await asked(committeeId, interest.personId, by);
      if (interest.endedAt !== null) {
        throw new DomainError('already-closed', 'This interest has ended already.');
      }
      const at = now();
      const day = toDay ?? dayInLondon(at);
      if (interest.fromDay !== null && day < interest.fromDay) {
        throw new DomainError('not-valid', 'The last day must not be before the first day.');
      }
      await interests.end(interestId, at, day, {
        ...record,
        deed: 'interest-ended',
        thingId: interestId,
        before: { person, toDay: interest.toDay },
        after: { person, toDay: day },
      });
      told(committeeId);
    },
  };
}
