import type { AuditEntry } from '#server/records/audit-book.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { DeclarationStore } from '#server/records/declaration-store.ts';
import type { ExclusionRow, ExclusionStore } from '#server/records/exclusion-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ExclusionLevel } from '#shared/domain/vocabulary.ts';
import {
  type ExclusionId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toExclusionId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface ExcludeDeps {
  readonly exclusions: ExclusionStore;
  readonly declarations: Pick<DeclarationStore, 'people'>;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  /** Tells that what these people may do has changed. */
  readonly rightsChanged: (persons: readonly PersonId[]) => void;
  readonly now: () => number;
  readonly random: () => string;
}

export interface ExcludeOrder {
  readonly itemId: ItemId;
  readonly personId: PersonId;
  readonly level: ExclusionLevel;
  /** The chair's. */
  readonly reason: string;
  readonly by: PersonId;
}

export interface ChangeExclusionOrder {
  readonly exclusionId: ExclusionId;
  readonly level: ExclusionLevel;
  readonly reason: string;
  readonly by: PersonId;
}

export interface EndExclusionOrder {
  readonly exclusionId: ExclusionId;
  readonly reason: string;
  readonly by: PersonId;
}

export interface Exclude {
  /** Keeps somebody with an interest from an item. */
  exclude(order: ExcludeOrder): Promise<void>;
  change(order: ChangeExclusionOrder): Promise<void>;
  /** From now on the item is there again. What was said meanwhile is there too. */
  end(order: EndExclusionOrder): Promise<void>;
}

export function createExclude(deps: ExcludeDeps): Exclude {
  const { exclusions, declarations, meetings, standings, feed, rightsChanged, now, random } = deps;

  /** Whoever is kept from the item themselves is refused as if there were none. */
  const asked = async (itemId: ItemId, by: PersonId) => {
    const item = await meetings.item(itemId);
    if (item === null) throw notFound();
    const standing = await allowed(standings, by, item.meetingId, 'exclude', thingOf(item));
    const meeting = must(await meetings.get(item.meetingId), 'the meeting of an item');
    const record = doneAtMeeting(by, standing, meeting, item);
    return { item, meeting, record };
  };

  const found = async (id: ExclusionId, by: PersonId) => {
    const exclusion = await exclusions.get(id);
    if (exclusion === null) throw notFound();
    const at = await asked(exclusion.itemId, by).catch(likeNothing);
    if (exclusion.ended !== null) {
      throw new DomainError('already-closed', 'This exclusion has ended already.');
    }
    return { exclusion, ...at };
  };

  /** `null`: nobody on this committee. */
  const nameOf = async ({ committeeId }: MeetingRow, id: PersonId) =>
    (await declarations.people(committeeId)).find((one) => one.id === id)?.name ?? null;

  const told = (person: PersonId, meeting: MeetingRow) => {
    rightsChanged([person]);
    announceToAll(feed, meeting);
  };

  return {
    exclude: async ({ itemId, personId, level, reason, by }) => {
      const { meeting, record } = await asked(itemId, by);
      const person = await nameOf(meeting, personId);
      if (person === null) {
        throw new DomainError('not-valid', 'Choose somebody who belongs to this committee.');
      }
      if ((await exclusions.standing(itemId, personId)) !== null) {
        throw new DomainError(
          'already-closed',
          'This person is excluded from this item already. Change the level instead.',
        );
      }
      const id = toExclusionId(random());
      await exclusions.add(
        exclusionOf({ id, meetingId: meeting.id, itemId, personId, level, reason, by }),
        { ...record, ...entryOf(id, 'person-excluded', reason), after: { person, level } },
      );
      told(personId, meeting);
    },

    change: async ({ exclusionId, level, reason, by }) => {
      const { exclusion, meeting, record } = await found(exclusionId, by);
      const { itemId, personId } = exclusion;
      if (level === exclusion.level) {
        throw new DomainError('not-valid', 'Choose another level than the present one.');
      }
      const id = toExclusionId(random());
      const person = await nameOf(meeting, personId);
      await exclusions.change(
        exclusionId,
        exclusionOf({ id, meetingId: meeting.id, itemId, personId, level, reason, by }),
        {
          ...record,
          ...entryOf(id, 'exclusion-changed', reason),
          before: { person, level: exclusion.level },
          after: { person, level },
        },
      );
      told(personId, meeting);
    },

    end: async ({ exclusionId, reason, by }) => {
      const { exclusion, meeting, record } = await found(exclusionId, by);
      const { personId, level } = exclusion;
      const why = reasonIn(reason);
      const person = await nameOf(meeting, personId);
      await exclusions.end(
        exclusionId,
        { at: now(), by, reason: why },
        {
          ...record,
          ...entryOf(exclusionId, 'exclusion-ended', why),
          before: { person, level },
          after: null,
        },
      );
      told(personId, meeting);
    },
  };

  function exclusionOf(
    of: { readonly by: PersonId; readonly meetingId: MeetingId } & Pick<
      ExclusionRow,
      'id' | 'itemId' | 'personId' | 'level' | 'reason'
    >,
  ): Omit<ExclusionRow, 'ended'> {
    const { by, reason, ...facts } = of;
    return { ...facts, reason: reasonIn(reason), decidedBy: by, at: now() };
  }
}

function entryOf(
  id: ExclusionId,
  deed: AuditEntry['deed'],
  reason: string,
): Pick<AuditEntry, 'deed' | 'thing' | 'thingId' | 'reason'> {
  return { deed, thing: 'exclusion', thingId: id, reason: reason.trim() };
}

/** Who is excluded from what is known to those alone who may exclude. */
function likeNothing(error: unknown): never {
  if (error instanceof DomainError && error.code === 'not-allowed') throw notFound();
  throw error;
}

function reasonIn(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new DomainError('reason-missing', 'Enter the chair’s reason.');
  return reason;
}
